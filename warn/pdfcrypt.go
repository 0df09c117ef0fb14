package warn

type pdfCrypt struct{}

func (c *pdfCrypt) value(v any, number int) any { return v }

func (f *pdfFile) decrypt() error { return errPDFEncrypted }

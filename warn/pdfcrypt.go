package warn

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
)

// A pdfCrypt undoes the encryption of a file that anyone may open: states
// publish files that may be read but not changed, which are encrypted under an
// empty password. Only streams are decrypted, as no other part is used.
type pdfCrypt struct {
	key    []byte
	aes    bool
	direct bool // the key is used as it is, not mixed with the object's number
	none   bool
}

// pdfPadding fills a password up; it is all of an empty one.
const pdfPadding = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

// unlock finds the key of an encrypted file. One that asks for a password, or
// is encrypted in a way that is not known here, is errPDFEncrypted.
func (f *pdfFile) unlock() error {
	f.crypt = nil
	if f.trailer["Encrypt"] == nil {
		return nil
	}
	d := f.dict(f.trailer["Encrypt"])
	text := func(k pdfName) []byte {
		s, _ := f.get(d[k]).(pdfString)
		return []byte(s)
	}
	version, revision := f.number(d["V"]), f.number(d["R"])
	crypt := &pdfCrypt{direct: version == 5}
	if version >= 4 {
		method := f.name(f.dict(f.dict(d["CF"])[pdfName(f.name(d["StmF"]))])["CFM"])
		crypt.aes = method == "AESV2" || method == "AESV3"
		crypt.none = method == "" || method == "None"
	}
	u, o := text("U"), text("O")
	switch {
	case f.name(d["Filter"]) != "Standard" || len(u) < 32 || len(o) < 32:
		return errPDFEncrypted
	case version == 5 && (revision == 5 || revision == 6):
		crypt.key = longKey(u, text("UE"), revision == 6)
	case version == 1 || version == 2 || version == 4:
		size := 5
		if revision >= 3 {
			if size = int(f.number(d["Length"])) / 8; version == 4 || size == 0 {
				size = 16
			}
		}
		if size < 5 || size > 16 {
			return errPDFEncrypted
		}
		id := f.array(f.trailer["ID"])
		var first pdfString
		if len(id) > 0 {
			first, _ = f.get(id[0]).(pdfString)
		}
		plain, set := f.get(d["EncryptMetadata"]).(bool)
		crypt.key = shortKey(u, o, int64(f.number(d["P"])), []byte(first), size, int(revision), set && !plain)
	}
	if crypt.key == nil {
		return errPDFEncrypted
	}
	f.forget()
	f.crypt = crypt
	return nil
}

// shortKey makes the key of up to 16 bytes that the empty password gives, nil
// where u says that it is not the password.
func shortKey(u, o []byte, permissions int64, id []byte, size, revision int, plainMetadata bool) []byte {
	h := md5.New()
	h.Write([]byte(pdfPadding))
	h.Write(o[:32])
	h.Write(binary.LittleEndian.AppendUint32(nil, uint32(permissions)))
	h.Write(id)
	if revision >= 4 && plainMetadata {
		h.Write([]byte{255, 255, 255, 255})
	}
	key := h.Sum(nil)
	if revision >= 3 {
		for range 50 {
			sum := md5.Sum(key[:size])
			key = sum[:]
		}
	}
	key = key[:size]
	proof := []byte(pdfPadding)
	length, rounds := 32, 1
	if revision >= 3 {
		sum := md5.Sum(append(proof, id...))
		proof, length = sum[:], 16
		rounds = 20
	}
	for i := range rounds {
		mixed := bytes.Clone(key)
		for j := range mixed {
			mixed[j] ^= byte(i)
		}
		proof = unRC4(mixed, proof)
	}
	if !bytes.Equal(proof[:length], u[:length]) {
		return nil
	}
	return key
}

// longKey makes the key of 32 bytes that the empty password gives, nil where u
// says that it is not the password.
func longKey(u, packed []byte, hardened bool) []byte {
	if len(u) < 48 || len(packed) < 32 {
		return nil
	}
	hash := func(salt []byte) []byte {
		sum := sha256.Sum256(salt)
		if hardened {
			return hardHash(sum[:])
		}
		return sum[:]
	}
	if !bytes.Equal(hash(u[32:40]), u[:32]) {
		return nil
	}
	block, err := aes.NewCipher(hash(u[40:48]))
	if err != nil {
		return nil
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, 16)).CryptBlocks(key, packed[:32])
	return key
}

// hardHash is the slow hash of the second edition of the format, for an empty
// password.
func hardHash(k []byte) []byte {
	for i := 0; ; i++ {
		e := bytes.Repeat(k, 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		sum := 0
		for _, c := range e[:16] {
			sum += int(c)
		}
		switch sum % 3 {
		case 0:
			h := sha256.Sum256(e)
			k = h[:]
		case 1:
			h := sha512.Sum384(e)
			k = h[:]
		default:
			h := sha512.Sum512(e)
			k = h[:]
		}
		if i >= 63 && int(e[len(e)-1]) <= i-31 {
			return k[:32]
		}
	}
}

func unRC4(key, data []byte) []byte {
	out := make([]byte, len(data))
	if c, err := rc4.NewCipher(key); err == nil {
		c.XORKeyStream(out, data)
	}
	return out
}

// value decrypts a stream; other values are as they are.
func (c *pdfCrypt) value(v any, ref pdfRef) any {
	s, isStream := v.(*pdfStream)
	if !isStream || c.none || s.dict["Type"] == pdfName("XRef") {
		return v
	}
	key := c.key
	if !c.direct {
		mixed := append(bytes.Clone(key), byte(ref.number), byte(ref.number>>8), byte(ref.number>>16), byte(ref.generation), byte(ref.generation>>8))
		if c.aes {
			mixed = append(mixed, "sAlT"...)
		}
		sum := md5.Sum(mixed)
		key = sum[:min(len(key)+5, 16)]
	}
	if !c.aes {
		return &pdfStream{s.dict, unRC4(key, s.raw)}
	}
	block, err := aes.NewCipher(key)
	if err != nil || len(s.raw) < 32 {
		return &pdfStream{s.dict, nil}
	}
	out := make([]byte, (len(s.raw)-16)/16*16)
	cipher.NewCBCDecrypter(block, s.raw[:16]).CryptBlocks(out, s.raw[16:16+len(out)])
	if pad := int(out[len(out)-1]); pad >= 1 && pad <= 16 {
		out = out[:len(out)-pad]
	}
	return &pdfStream{s.dict, out}
}

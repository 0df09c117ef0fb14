package ledger

// A memory holds the numbers of the rows last met in a table from which rows
// are never deleted, so that a number that was committed holds for good. A
// transaction that was not committed leaves it empty.
type memory map[string]int64

const remembered = 50_000

// number returns the number remembered for key, or the one that find gives.
func (m *memory) number(key string, find func() (int64, error)) (int64, error) {
	if id, ok := (*m)[key]; ok {
		return id, nil
	}
	id, err := find()
	if err != nil {
		return 0, err
	}
	if *m == nil || len(*m) >= remembered {
		*m = memory{}
	}
	(*m)[key] = id
	return id, nil
}

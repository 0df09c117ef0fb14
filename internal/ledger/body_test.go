package ledger

import (
	"reflect"
	"testing"

	"headcount"
)

// TestBodyKeepsEveryField fills each field of a claim that has one, so that a
// field added to claims cannot be lost on its way through the ledger.
func TestBodyKeepsEveryField(t *testing.T) {
	var c headcount.Claim
	fields := reflect.ValueOf(&c).Elem()
	for i := range fields.NumField() {
		if name := fields.Type().Field(i).Name; name != "ID" && name != "Reader" {
			fields.Field(i).Set(some(t, fields.Field(i).Type()))
		}
	}
	data, err := encodeClaim(&c)
	if err != nil {
		t.Fatal(err)
	}
	var got headcount.Claim
	if err := decodeClaim(data, &got); err != nil || !reflect.DeepEqual(got, c) {
		t.Errorf("kept %s (%v):\n got %+v\nwant %+v", data, err, got, c)
	}
}

// some returns a value that is not zero, nor is any part of it.
func some(t *testing.T, of reflect.Type) reflect.Value {
	v := reflect.New(of).Elem()
	switch of.Kind() {
	case reflect.String:
		v.SetString("a <word> & \"another\"")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(7)
	case reflect.Float64:
		v.SetFloat(33.3)
	case reflect.Pointer:
		v.Set(reflect.New(of.Elem()))
		v.Elem().Set(some(t, of.Elem()))
	case reflect.Slice:
		v.Set(reflect.Append(v, some(t, of.Elem())))
	case reflect.Struct:
		for i := range v.NumField() {
			v.Field(i).Set(some(t, of.Field(i).Type))
		}
	default:
		t.Fatalf("no value of %v", of)
	}
	return v
}

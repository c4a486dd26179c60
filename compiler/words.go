package main

import (
	"maps"
	"slices"
)

// words are what shapes let stand at one place, all taken together.
type words struct {
	// Values of enums and constants; free: any string may stand there.
	values map[string]bool
	free   bool
	// JSON types that may stand there; integers are numbers.
	types map[string]bool
	// The field's name.
	name string
}

func wordsOf(list []shape) *words {
	w := &words{values: map[string]bool{}, types: map[string]bool{}}
	for _, one := range list {
		w.note(one)
	}
	return w
}

// note adds what one shape lets stand; collections count by what they hold too, since `"x" in p.on` asks for one.
func (w *words) note(one shape) {
	for _, option := range one.options() {
		if w.name == "" {
			w.name = option.name
		}
		for _, held := range option.held() {
			w.note(held)
		}
		kind, _ := option.schema["type"].(string)
		fixed, isFixed := option.schema["const"]
		list, isEnum := option.schema["enum"].([]any)
		switch {
		case option.schema == nil:
			w.types["array"] = true
		case isFixed:
			w.value(fixed)
		case isEnum:
			for _, value := range list {
				w.value(value)
			}
		case kind == "integer":
			w.types["number"] = true
		case kind == "string":
			w.types[kind], w.free = true, true
		default:
			// "" is a node that says nothing: anything may stand there.
			w.types[kind], w.free = true, w.free || kind == ""
		}
	}
}

func (w *words) value(value any) {
	switch v := value.(type) {
	case string:
		w.types["string"] = true
		w.values[v] = true
	case bool:
		w.types["boolean"] = true
	case nil:
		w.types["null"] = true
	default:
		w.types["number"] = true
	}
}

// allows: a JSON type can stand there, as far as the schema says.
func (w *words) allows(kind string) bool {
	return len(w.types) == 0 || w.types[kind] || w.types[""]
}

func (w *words) list() []string {
	return slices.Sorted(maps.Keys(w.values))
}

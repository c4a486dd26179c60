package main

import "maps"

// property is what the schema says of a name, over all places where it stands.
type property struct {
	// Values of enums and constants; free: any string may stand there.
	values map[string]bool
	free   bool
	// JSON types other than string.
	types map[string]bool
}

// vocabulary is the schema's properties by name.
type vocabulary map[string]*property

func vocabularyOf(schema any) vocabulary {
	words := vocabulary{}
	words.read(schema)
	return words
}

// read walks a schema and notes each property's values.
func (words vocabulary) read(schema any) {
	switch node := schema.(type) {
	case []any:
		for _, child := range node {
			words.read(child)
		}
	case map[string]any:
		if properties, ok := node["properties"].(map[string]any); ok {
			for name, child := range properties {
				if words[name] == nil {
					words[name] = &property{values: map[string]bool{}, types: map[string]bool{}}
				}
				words[name].note(child)
			}
		}
		for key, child := range node {
			if properties, ok := child.(map[string]any); ok && key == "properties" {
				words.read(valuesOf(properties))
			} else {
				words.read(child)
			}
		}
	}
}

// note adds what one schema lets stand; arrays count by their items, since `"x" in p.on` asks for one.
func (p *property) note(schema any) {
	node, ok := schema.(map[string]any)
	if !ok {
		return
	}
	if options, ok := node["anyOf"].([]any); ok {
		for _, option := range options {
			p.note(option)
		}
		return
	}
	if fixed, ok := node["const"].(string); ok {
		p.values[fixed] = true
		return
	}
	if list, ok := node["enum"].([]any); ok {
		for _, value := range list {
			if s, isString := value.(string); isString {
				p.values[s] = true
			}
		}
		return
	}
	switch kind, _ := node["type"].(string); kind {
	case "array":
		p.types[kind] = true
		p.note(node["items"])
	case "string":
		p.free = true
	case "integer", "number":
		p.types["number"] = true
	default:
		p.types[kind] = true
	}
}

func valuesOf(m map[string]any) []any {
	list := make([]any, 0, len(m))
	for v := range maps.Values(m) {
		list = append(list, v)
	}
	return list
}

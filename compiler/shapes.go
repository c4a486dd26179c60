package main

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/types"
)

// shape is what may stand at one place: a node of the schema, or a collection that the policy makes.
type shape struct {
	// Nil for a collection that the policy makes.
	schema map[string]any
	// The field that it was read from.
	name string
	// What a made collection holds; fields are those of an object written out.
	members []shape
	fields  map[string][]shape
}

// shapes follow terms of compiled modules back to the schema of input; nothing comes of what leads elsewhere.
type shapes struct {
	compiler *ast.Compiler
	bound    bindings
	input    shape
	ofVars   map[ast.Var][]shape
	ofRules  map[*ast.Rule][]shape
}

// anything stands for what leads elsewhere, where it joins what does not.
var anything = shape{schema: map[string]any{}}

// Functions whose result holds what they are given.
var passing = []string{"and", "array.concat", "array.reverse", "array.slice", "minus", "or", "sort", "union"}

func (s *shapes) of(term *ast.Term) []shape {
	switch v := term.Value.(type) {
	case ast.Var:
		if _, known := s.ofVars[v]; !known {
			s.ofVars[v] = nil
			if value := s.bound[v]; value != nil {
				s.ofVars[v] = s.of(value)
			}
		}
		return s.ofVars[v]
	case ast.Ref:
		found, keys := s.head(v)
		for _, key := range keys {
			found = steps(found, key)
		}
		return found
	case ast.Call:
		return s.ofCall(v[0].String(), v[1:])
	case ast.String:
		return []shape{{schema: map[string]any{"const": string(v)}}}
	case ast.Number:
		return []shape{{schema: map[string]any{"type": "number"}}}
	case *ast.ArrayComprehension:
		return collection(s.ofAll(v.Term))
	case *ast.SetComprehension:
		return collection(s.ofAll(v.Term))
	case *ast.ObjectComprehension:
		return collection(s.ofAll(v.Value))
	case *ast.Array, ast.Set:
		return collection(s.ofAll(membersOf(term)...))
	case ast.Object:
		made := shape{fields: map[string][]shape{}}
		v.Foreach(func(key, value *ast.Term) {
			held := s.ofAll(value)
			made.members = append(made.members, held...)
			if name, ok := key.Value.(ast.String); ok {
				made.fields[string(name)] = held
			}
		})
		return []shape{made}
	}
	return nil
}

func (s *shapes) ofAll(terms ...*ast.Term) (found []shape) {
	for _, term := range terms {
		found = append(found, orAnything(s.of(term))...)
	}
	return found
}

func orAnything(found []shape) []shape {
	if len(found) == 0 {
		return []shape{anything}
	}
	return found
}

func (s *shapes) ofCall(name string, args []*ast.Term) []shape {
	builtin, ok := ast.BuiltinMap[name]
	switch {
	case slices.Contains(passing, name):
		return s.ofAll(args...)
	case ok && types.Compare(builtin.Decl.Result(), types.N) == 0:
		return []shape{{schema: map[string]any{"type": "number"}, name: name}}
	}
	return nil
}

// head is what the first part of a ref stands for, and the keys that follow.
func (s *shapes) head(ref ast.Ref) ([]shape, []*ast.Term) {
	switch {
	case ref[0].Equal(ast.InputRootDocument):
		return []shape{s.input}, ref[1:]
	case ref[0].Equal(ast.DefaultRootDocument):
		rules, keys := definitionsOf(s.compiler, ref)
		found := []shape{}
		for _, rule := range rules {
			found = append(found, orAnything(s.ofRule(rule))...)
		}
		return found, keys
	}
	return s.of(ref[0]), ref[1:]
}

func (s *shapes) ofRule(rule *ast.Rule) []shape {
	if found, known := s.ofRules[rule]; known || len(rule.Head.Args) > 0 {
		return found
	}
	s.ofRules[rule] = nil
	found, value := []shape{}, rule.Head.Value
	if rule.Head.RuleKind() == ast.MultiValue {
		value = rule.Head.Key
	}
	if value != nil {
		found = s.ofAll(value)
	}
	if rule.Head.RuleKind() == ast.MultiValue {
		found = collection(found)
	}
	for range len(rule.Ref()) - len(rule.Ref().GroundPrefix()) {
		found = collection(found)
	}
	s.ofRules[rule] = found
	return found
}

func collection(members []shape) []shape {
	return []shape{{members: members}}
}

// steps are the shapes behind a key.
func steps(from []shape, key *ast.Term) (found []shape) {
	for _, one := range from {
		for _, option := range one.options() {
			found = append(found, option.step(key)...)
		}
	}
	return found
}

func (one shape) step(key *ast.Term) []shape {
	name, isName := key.Value.(ast.String)
	if one.schema == nil {
		if field, ok := one.fields[string(name)]; ok && isName {
			return field
		}
		return one.members
	}
	if len(one.schema) == 0 {
		return []shape{one}
	}
	properties, _ := one.schema["properties"].(map[string]any)
	if field, ok := properties[string(name)].(map[string]any); ok && isName {
		return []shape{{schema: field, name: string(name)}}
	}
	return one.held()
}

// held are the shapes of what an array or a record of the schema holds, and of what a made collection holds.
func (one shape) held() []shape {
	found := slices.Clone(one.members)
	for _, keyword := range []string{"items", "additionalProperties"} {
		if held, ok := one.schema[keyword].(map[string]any); ok {
			found = append(found, shape{schema: held, name: one.name})
		}
	}
	return found
}

// options are the shapes that a union allows, each alone.
func (one shape) options() (found []shape) {
	list, ok := one.schema["anyOf"].([]any)
	if !ok {
		return []shape{one}
	}
	for _, option := range list {
		if schema, isNode := option.(map[string]any); isNode {
			found = append(found, shape{schema: schema, name: one.name}.options()...)
		}
	}
	return found
}

// isClosed: an object with the fields that the schema names and no others, such as a fact, a slot or the evidence.
func (one shape) isClosed() bool {
	return slices.ContainsFunc(one.options(), func(option shape) bool { return option.schema["properties"] != nil })
}

func (one shape) isFact() bool {
	return one.isClosed() && len(one.step(ast.StringTerm("complete"))) == 0
}

package main

import (
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// literals looks for constants that are compared with a field of a fact and can never equal it.
type literals struct {
	words vocabulary
	// Rules and variables that stand for a constant set, array or object, and variables that stand for a field.
	constants map[ast.Var]*ast.Term
	fields    map[ast.Var]string
	problems  []problem
}

var equalities = map[string]bool{"eq": true, "equal": true, "neq": true, "internal.member_2": true}

// Ordering takes any two types: a number is above every boolean and below every string.
var orderings = map[string]bool{"lt": true, "lte": true, "gt": true, "gte": true}

// literalRules: the type checker knows strings, not the values of an enum; a misspelt value would only never match.
func (words vocabulary) literalRules(module *ast.Module) []problem {
	look := &literals{words: words, constants: map[ast.Var]*ast.Term{}}
	for _, rule := range module.Rules {
		if ref := rule.Head.Ref(); len(ref) == 1 && rule.Head.Value != nil && isCollection(rule.Head.Value) {
			if name, ok := ref[0].Value.(ast.Var); ok {
				look.constants[name] = rule.Head.Value
			}
		}
	}
	for _, rule := range module.Rules {
		look.rule(rule)
	}
	return look.problems
}

func (look *literals) rule(rule *ast.Rule) {
	look.fields = map[ast.Var]string{}
	shared := look.constants
	look.constants = maps.Clone(shared)
	defer func() { look.constants = shared }()
	ast.WalkExprs(rule, func(e *ast.Expr) bool {
		if e.IsAssignment() {
			look.assignment(e.Operand(0), e.Operand(1))
		}
		return false
	})
	ast.WalkExprs(rule, func(e *ast.Expr) bool {
		if e.IsCall() {
			look.call(e.OperatorTerm(), e.Operands())
		}
		return false
	})
	ast.WalkTerms(rule, func(t *ast.Term) bool {
		switch v := t.Value.(type) {
		case ast.Call:
			look.call(v[0], v[1:])
		case ast.Ref:
			if len(v) > 1 && look.isConstant(v[0]) {
				look.compare(v[1], v[0])
			}
		}
		return false
	})
}

func (look *literals) assignment(left, right *ast.Term) {
	name, ok := left.Value.(ast.Var)
	if !ok {
		return
	}
	if isCollection(right) {
		look.constants[name] = right
	} else if field := look.fieldOf(right); field != "" {
		look.fields[name] = field
	}
}

func (look *literals) call(operator *ast.Term, args []*ast.Term) {
	name := operator.String()
	switch {
	case len(args) != 2:
	case equalities[name]:
		look.compare(args[0], args[1])
		look.compare(args[1], args[0])
	case orderings[name]:
		look.order(args[0], args[1])
		look.order(args[1], args[0])
	}
}

// order checks that a number is compared with a field that can be one.
func (look *literals) order(field, constant *ast.Term) {
	name := look.fieldOf(field)
	known := look.words[name]
	if _, ok := constant.Value.(ast.Number); ok && known != nil && !known.types["number"] {
		look.report(constant, "%s is compared with %q, which is never a number", constant.Value, name)
	}
}

// compare checks the constants of one side against the field on the other.
func (look *literals) compare(field, constant *ast.Term) {
	left, isList := field.Value.(*ast.Array)
	right, bothLists := constant.Value.(*ast.Array)
	if isList && bothLists && left.Len() == right.Len() {
		for i := range left.Len() {
			look.compare(left.Elem(i), right.Elem(i))
		}
		return
	}
	name := look.fieldOf(field)
	known := look.words[name]
	if name == "" || known == nil {
		return
	}
	if v, ok := constant.Value.(ast.Var); ok && look.constants[v] != nil {
		constant = look.constants[v]
	}
	for _, member := range membersOf(constant) {
		look.member(name, known, member)
	}
}

func (look *literals) member(name string, known *property, literal *ast.Term) {
	v, ok := literal.Value.(ast.String)
	if !ok || known.free || known.values[string(v)] || len(known.values) == 0 {
		return
	}
	values := slices.Sorted(maps.Keys(known.values))
	look.report(literal, "%s is no value of %q; there is %s", v, name, nearestFirst(string(v), values))
}

func (look *literals) report(at *ast.Term, text string, args ...any) {
	look.problems = append(look.problems, problemAt(at.Location, "value_unknown", text, args...))
}

// fieldOf is the name of the field that a term reads: `role` of `b.role`, `on` of `p.on[_]`; "" for anything else.
func (look *literals) fieldOf(term *ast.Term) string {
	switch v := term.Value.(type) {
	case ast.Var:
		return look.fields[v]
	case ast.Ref:
		for i := len(v) - 1; i > 0; i-- {
			if name, ok := v[i].Value.(ast.String); ok {
				return string(name)
			}
		}
	}
	return ""
}

func (look *literals) isConstant(term *ast.Term) bool {
	v, ok := term.Value.(ast.Var)
	return isCollection(term) || (ok && look.constants[v] != nil)
}

func isCollection(term *ast.Term) bool {
	switch term.Value.(type) {
	case ast.Set, *ast.Array, ast.Object:
		return true
	}
	return false
}

// membersOf are the constants that a term offers: itself, the members of a set or array, the keys of an object.
func membersOf(term *ast.Term) []*ast.Term {
	switch v := term.Value.(type) {
	case ast.Set:
		return v.Slice()
	case *ast.Array:
		list := []*ast.Term{}
		v.Foreach(func(t *ast.Term) { list = append(list, t) })
		return list
	case ast.Object:
		return v.Keys()
	}
	return []*ast.Term{term}
}

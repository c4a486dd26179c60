package main

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// literals looks for what the type checker lets pass: constants compared with a field that can never equal them, and
// keys and functions that keep a field's name from it. It reads compiled modules.
type literals struct {
	shapes    *shapes
	constants *constants
	// Where the expression stands that is looked at, for terms that the compiler has made.
	place    *ast.Location
	problems []problem
}

// Ordering takes any two types: a number is above every boolean and below every string.
var comparisons = []string{"eq", "equal", "neq", "lt", "lte", "gt", "gte", "internal.member_2"}

// stringTests give whether a value passes, by the name of the function and what it is asked for.
var stringTests = map[string]func(value, asked string) bool{
	"startswith": strings.HasPrefix,
	"endswith":   strings.HasSuffix,
	"contains":   strings.Contains,
}

func literalRules(compiler *ast.Compiler, schema any) []problem {
	root, ok := schema.(map[string]any)
	if !ok {
		return nil
	}
	bound := bindingsOf(compiler.Modules)
	look := &literals{
		shapes: &shapes{
			compiler: compiler, bound: bound, input: shape{schema: root, name: "input"},
			ofVars: map[ast.Var][]shape{}, ofRules: map[*ast.Rule][]shape{},
		},
		constants: &constants{compiler: compiler, bound: bound, open: map[any]bool{}},
	}
	for _, module := range compiler.Modules {
		if !isPolicy(module) {
			continue
		}
		ast.NewGenericVisitor(look.visit).Walk(module)
	}
	return look.problems
}

func (look *literals) visit(node any) bool {
	switch v := node.(type) {
	case *ast.Expr:
		look.place = v.Location
		look.call(v)
	case *ast.Term:
		if ref, ok := v.Value.(ast.Ref); ok {
			look.ref(v.Location, ref)
		}
	}
	return false
}

func (look *literals) call(e *ast.Expr) {
	args, _ := operandsOf(e)
	if args == nil {
		return
	}
	name := e.OperatorTerm().String()
	test := stringTests[name]
	switch {
	case slices.Contains(comparisons, name):
		look.compare(args[0], args[1])
		look.compare(args[1], args[0])
	case test != nil:
		look.stringTest(name, test, args[0], args[1])
	case strings.HasPrefix(name, "data."):
		// Slots may go into functions: they are asked for nothing but what every slot has.
		look.handed(args, shape.isFact, "fact_in_function",
			strings.TrimPrefix(name, "data.")+": fields are not checked inside functions; hand them ids, counts or slots, not facts")
	case strings.HasPrefix(name, "object.") || strings.HasPrefix(name, "json."):
		look.handed(args, shape.isClosed, "key_computed", name+" hides fields from the checks: name each as in b.role")
	}
}

// handed refuses what a function must not be given, alone or in a collection.
func (look *literals) handed(args []*ast.Term, refused func(shape) bool, code, text string) {
	for _, arg := range args {
		given := look.shapes.of(arg)
		for _, one := range given {
			given = append(given, one.held()...)
		}
		if slices.ContainsFunc(given, refused) {
			look.report(arg.Location, code, "%s", text)
		}
	}
}

// ref checks each key that is not written out against what stands before it.
func (look *literals) ref(at *ast.Location, ref ast.Ref) {
	before, keys := look.shapes.head(ref)
	for i, key := range keys {
		if _, isVar := key.Value.(ast.Var); isVar {
			if slices.ContainsFunc(before, shape.isClosed) {
				look.computedKey(at, before[0].name)
			}
			for _, held := range look.constants.of(ast.NewTerm(ref[:len(ref)-len(keys)+i])) {
				look.lookup(key, held)
			}
		}
		before = steps(before, key)
	}
}

func (look *literals) computedKey(at *ast.Location, of string) {
	if of == "evidence" {
		look.report(at, "reads_unnamed", `a computed key reads whatever kind: name it, as in input.evidence["git.tag"]`)
		return
	}
	look.report(at, "key_computed", "a computed key reads whatever field, unchecked: name it, as in b.role")
}

// lookup: what a set or an object written out is asked for is compared with its keys.
func (look *literals) lookup(key, in *ast.Term) {
	switch v := in.Value.(type) {
	case ast.Set:
		look.compare(key, in)
	case ast.Object:
		look.compare(key, ast.SetTerm(v.Keys()...))
	}
}

// compare checks the constants of one side against the field on the other.
func (look *literals) compare(field, constant *ast.Term) {
	if pairs := pairsOf(field, constant); pairs != nil {
		for _, pair := range pairs {
			look.compare(pair[0], pair[1])
		}
		return
	}
	if name, ok := field.Value.(ast.Var); ok && look.shapes.bound[name] == constant {
		return // the compiler's own: it says what the variable stands for
	}
	known := wordsOf(look.shapes.of(field))
	if known.name == "" {
		return
	}
	for _, one := range look.constants.of(constant) {
		for _, member := range membersOf(one) {
			for _, literal := range look.constants.of(member) {
				look.member(known, literal)
			}
		}
	}
}

func (look *literals) member(known *words, literal *ast.Term) {
	kind := ""
	switch v := literal.Value.(type) {
	case ast.String:
		kind = "string"
		if known.allows(kind) && !known.free && !known.values[string(v)] {
			look.report(literal.Location, "value_unknown", "%s is no value of %q; there is %s",
				v, known.name, nearestFirst(string(v), known.list()))
		}
	case ast.Number:
		kind = "number"
	case ast.Boolean:
		kind = "boolean"
	default:
		return
	}
	if !known.allows(kind) {
		look.report(literal.Location, "value_unknown", "%s is compared with %q, which is never a %s",
			literal.Value, known.name, kind)
	}
}

// stringTest: a part of a value that no value has.
func (look *literals) stringTest(name string, test func(value, asked string) bool, field, part *ast.Term) {
	known := wordsOf(look.shapes.of(field))
	if known.name == "" || known.free || len(known.values) == 0 {
		return
	}
	values := known.list()
	for _, literal := range look.constants.of(part) {
		asked, ok := literal.Value.(ast.String)
		if ok && !slices.ContainsFunc(values, func(value string) bool { return test(value, string(asked)) }) {
			look.report(literal.Location, "value_unknown", "%s(…, %s) is true of no value of %q; there is %s",
				name, asked, known.name, nearestFirst(string(asked), values))
		}
	}
}

func (look *literals) report(at *ast.Location, code, text string, args ...any) {
	if at == nil || at.Row == 0 {
		at = look.place
	}
	look.problems = append(look.problems, problemAt(at, code, text, args...))
}

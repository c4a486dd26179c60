package main

import "github.com/open-policy-agent/opa/v1/ast"

// bindings say what each local variable of compiled modules stands for. The compiler gives every local a name of its
// own and moves the expression that binds it ahead of all that use it.
type bindings map[ast.Var]*ast.Term

func bindingsOf(modules map[string]*ast.Module) bindings {
	found := bindings{}
	for _, module := range modules {
		ast.WalkRules(module, func(rule *ast.Rule) bool {
			// Parameters stand for whatever comes.
			ast.WalkVars(ast.NewArray(rule.Head.Args...), func(v ast.Var) bool { found[v] = nil; return false })
			return false
		})
		ast.WalkExprs(module, func(e *ast.Expr) bool {
			args, output := operandsOf(e)
			switch {
			case e.IsEquality():
				found.bind(args[0], args[1])
			case output != nil:
				found.bind(output, ast.CallTerm(append([]*ast.Term{e.OperatorTerm()}, args...)...))
			}
			return false
		})
	}
	return found
}

func (b bindings) bind(left, right *ast.Term) {
	if pairs := pairsOf(left, right); pairs != nil {
		for _, pair := range pairs {
			b.bind(pair[0], pair[1])
		}
	} else if name, ok := left.Value.(ast.Var); ok && !b.has(name) {
		b[name] = right
	} else if name, ok := right.Value.(ast.Var); ok && !b.has(name) {
		b[name] = left
	}
}

func (b bindings) has(name ast.Var) bool {
	_, ok := b[name]
	return ok
}

// pairsOf are the members of two arrays of one length, side by side; nil for anything else.
func pairsOf(left, right *ast.Term) (pairs [][2]*ast.Term) {
	a, ok := left.Value.(*ast.Array)
	b, both := right.Value.(*ast.Array)
	if !ok || !both || a.Len() != b.Len() {
		return nil
	}
	for i := range a.Len() {
		pairs = append(pairs, [2]*ast.Term{a.Elem(i), b.Elem(i)})
	}
	return pairs
}

// operandsOf are what a call is given, and the term that takes its result where there is one.
func operandsOf(e *ast.Expr) (args []*ast.Term, output *ast.Term) {
	if !e.IsCall() {
		return nil, nil
	}
	args = e.Operands()
	if builtin, ok := ast.BuiltinMap[e.OperatorTerm().String()]; ok && len(args) > builtin.Decl.Arity() {
		return args[:len(args)-1], args[len(args)-1]
	}
	return args, nil
}

// definitionsOf are the rules that a ref into data names, its else branches among them, and the keys that follow.
func definitionsOf(compiler *ast.Compiler, ref ast.Ref) (rules []*ast.Rule, keys []*ast.Term) {
	for i := 2; i <= len(ref); i++ {
		if !ref[:i].IsGround() {
			return nil, nil
		}
		for _, rule := range compiler.GetRulesExact(ref[:i]) {
			for ; rule != nil; rule = rule.Else {
				rules = append(rules, rule)
			}
		}
		if len(rules) > 0 {
			return rules, ref[i:]
		}
	}
	return nil, nil
}

package main

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// houseRules are what every policy must keep and OPA's own checks do not ask for.
func houseRules(modules map[string]*ast.Module) (problems []problem) {
	for file, module := range modules {
		problems = append(problems, pathRule(file, module)...)
		problems = append(problems, metadataRules(module)...)
		problems = append(problems, negationRule(module)...)
		if isPolicy(module) {
			problems = append(problems, criterionRules(module)...)
			problems = append(problems, uncheckedFactRules(module)...)
		}
	}
	return problems
}

// pathRule: the package is the identity of a question, so the path must be the package. `package policies.a.b` lies in
// `…/a/b.rego`, `package policies.a` (a model) in `…/a/model.rego`.
func pathRule(file string, module *ast.Module) []problem {
	parts := strings.Split(packagePath(module), ".")
	if parts[0] == "policies" {
		parts = parts[1:]
		if len(parts) == 1 {
			parts = append(parts, "model")
		}
	}
	want := strings.Join(parts, "/") + ".rego"
	if file == want || strings.HasSuffix(file, "/"+want) {
		return nil
	}
	return []problem{problemAt(module.Package.Location, "path_differs",
		"package %s belongs in %s", packagePath(module), want)}
}

// negationRule: without the import a field that is absent makes `not` undefined, which reads as met.
func negationRule(module *ast.Module) (problems []problem) {
	for _, i := range module.Imports {
		if path, ok := i.Path.Value.(ast.Ref); ok && path.String() == "future.keywords.not" {
			return nil
		}
	}
	ast.WalkExprs(module, func(e *ast.Expr) bool {
		if e.Negated {
			problems = append(problems, problemAt(e.Location, "not_without_import",
				"`not` needs `import future.keywords.not`, or an absent field would count as proof"))
		}
		return false
	})
	return problems
}

// criterionRules: one rule, one definition, one constant name, with METADATA.
func criterionRules(module *ast.Module) (problems []problem) {
	seen := map[string]bool{}
	for _, rule := range module.Rules {
		name, ok := criterionOf(rule)
		switch {
		case !ok:
			continue
		case name == "" || rule.Default:
			problems = append(problems, problemAt(rule.Location, "criterion_shape",
				`a criterion is one rule of the form criteria["l2_review"] := …`))
		case seen[name]:
			problems = append(problems, problemAt(rule.Location, "criterion_twice",
				"criterion %q is defined twice: chain with else", name))
		case len(rule.Annotations) == 0:
			problems = append(problems, problemAt(rule.Location, "metadata_missing",
				"criterion %q has no METADATA block", name))
		}
		seen[name] = true
	}
	return problems
}

// What a function may ask of the slots and results it is given.
var slotFields = map[ast.String]bool{
	"kind": true, "asked": true, "gaps": true, "complete": true, "closed": true,
	"outcome": true, "evidence": true, "missing": true,
}

// uncheckedFactRules: the type checker looks neither into the body of `every` nor at the arguments of functions, so
// facts must not go there.
func uncheckedFactRules(module *ast.Module) (problems []problem) {
	ast.WalkExprs(module, func(e *ast.Expr) bool {
		if e.IsEvery() {
			problems = append(problems, problemAt(e.Location, "every_unchecked",
				"fields are not checked inside `every`: collect the counter-examples in a comprehension"))
		}
		return false
	})
	ast.WalkRules(module, func(rule *ast.Rule) bool {
		params := ast.NewVarSet()
		ast.WalkVars(ast.NewArray(rule.Head.Args...), func(v ast.Var) bool { params.Add(v); return false })
		if len(params) == 0 {
			return false
		}
		ast.WalkRefs(rule, func(ref ast.Ref) bool {
			head, ok := ref[0].Value.(ast.Var)
			if !ok || !params.Contains(head) {
				return false
			}
			for _, part := range ref[1:] {
				if field, isName := part.Value.(ast.String); isName && !slotFields[field] {
					problems = append(problems, problemAt(ref[0].Location, "fact_in_function",
						"%s: fields are not checked inside functions; hand them ids, counts or slots, not facts", ref))
					return false
				}
			}
			return false
		})
		return false
	})
	return problems
}

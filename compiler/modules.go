package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// capabilities name what a policy may use; declarations are the compiler's own.
type capabilities struct {
	Builtins       []string `json:"builtins"`
	Features       []string `json:"features"`
	FutureKeywords []string `json:"future_keywords"`
}

func (c capabilities) resolve() (*ast.Capabilities, error) {
	all := map[string]*ast.Builtin{}
	for _, b := range ast.CapabilitiesForThisVersion().Builtins {
		all[b.Name] = b
	}
	// AllowNet empty, not nil: a schema must not be fetched either.
	caps := &ast.Capabilities{Features: c.Features, FutureKeywords: c.FutureKeywords, AllowNet: []string{}}
	for _, name := range c.Builtins {
		b, ok := all[name]
		if !ok {
			return nil, fmt.Errorf("capabilities name a built-in function that does not exist: %s", name)
		}
		caps.Builtins = append(caps.Builtins, b)
	}
	return caps, nil
}

// parse reads every file; when any fails, only the problems come back.
func parse(files map[string]string, caps *ast.Capabilities) (map[string]*ast.Module, []problem) {
	options := ast.ParserOptions{ProcessAnnotation: true, RegoVersion: ast.RegoV1, Capabilities: caps}
	modules, problems := map[string]*ast.Module{}, []problem{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		module, err := ast.ParseModuleWithOpts(name, files[name], options)
		if err != nil {
			for _, p := range problemsOf(err) {
				p.File = name
				problems = append(problems, p)
			}
			continue
		}
		modules[name] = module
	}
	return modules, problems
}

// packagePath is `policies.demo.source.review` for the package of that name.
func packagePath(module *ast.Module) string {
	parts := []string{}
	for _, term := range module.Package.Path[1:] {
		if s, ok := term.Value.(ast.String); ok {
			parts = append(parts, string(s))
		}
	}
	return strings.Join(parts, ".")
}

func isPolicy(module *ast.Module) bool {
	path := packagePath(module)
	return strings.HasPrefix(path, "policies.") && !strings.HasSuffix(path, "_test")
}

// criterionOf is `l2_review` for a rule `criteria["l2_review"]`; false for a rule that is no criterion at all.
// A criterion without a constant name gives "" and true.
func criterionOf(rule *ast.Rule) (string, bool) {
	ref := rule.Head.Ref()
	if len(ref) == 0 || ref[0].Value.Compare(ast.Var("criteria")) != 0 {
		return "", false
	}
	if len(ref) != 2 || rule.Head.RuleKind() != ast.SingleValue || len(rule.Head.Args) > 0 {
		return "", true
	}
	name, ok := ref[1].Value.(ast.String)
	if !ok {
		return "", true
	}
	return string(name), true
}

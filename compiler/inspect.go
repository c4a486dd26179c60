package main

import (
	"cmp"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/dependencies"
)

// inspection is what the sources say about themselves, read from the syntax tree.
type inspection struct {
	Packages []packageWords `json:"packages"`
	Criteria []criterion    `json:"criteria"`
}

type packageWords struct {
	Package  string    `json:"package"`
	File     string    `json:"file"`
	Row      int       `json:"row"`
	Metadata *metadata `json:"metadata"`
}

type criterion struct {
	Package  string    `json:"package"`
	ID       string    `json:"id"`
	File     string    `json:"file"`
	Row      int       `json:"row"`
	Column   int       `json:"column"`
	Metadata *metadata `json:"metadata"`
	// Kinds of fact that the answer can depend on, sorted.
	Reads []string `json:"reads"`
}

func inspect(modules map[string]*ast.Module, compiler *ast.Compiler) answer {
	found := &inspection{Packages: []packageWords{}, Criteria: []criterion{}}
	problems := []problem{}
	for file, module := range modules {
		path := packagePath(module)
		found.Packages = append(found.Packages, packageWords{path, file, module.Package.Location.Row, ofPackage(module)})
		if !isPolicy(module) {
			continue
		}
		for _, rule := range compiler.Modules[file].Rules {
			id, ok := criterionOf(rule)
			if !ok {
				continue
			}
			reads, trouble := readsOf(compiler, rule)
			problems = append(problems, trouble...)
			at := rule.Location
			found.Criteria = append(found.Criteria, criterion{path, id, file, at.Row, at.Col, ofRule(rule), reads})
		}
	}
	if len(problems) > 0 {
		return answer{Problems: sorted(problems)}
	}
	slices.SortFunc(found.Packages, func(a, b packageWords) int { return cmp.Compare(a.File, b.File) })
	slices.SortFunc(found.Criteria, func(a, b criterion) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Row, b.Row))
	})
	return answer{Inspection: found}
}

// readsOf are the kinds under input.evidence that a rule reaches, through helper rules too.
func readsOf(compiler *ast.Compiler, rule *ast.Rule) ([]string, []problem) {
	refs, err := dependencies.Base(compiler, rule)
	if err != nil {
		return nil, problemsOf(err)
	}
	kinds := []string{}
	for _, ref := range refs {
		if !ref.HasPrefix(ast.InputRootRef) {
			continue
		}
		if len(ref) == 2 && ref[1].Value.Compare(ast.String("now")) == 0 {
			continue
		}
		if len(ref) < 3 {
			return nil, []problem{problemAt(rule.Location, "reads_unnamed",
				`the rule reads %s as a whole: name each kind, as in input.evidence["git.tag"]`, ref)}
		}
		if kind, ok := ref[2].Value.(ast.String); ok {
			kinds = append(kinds, string(kind))
		}
	}
	slices.Sort(kinds)
	return slices.Compact(kinds), nil
}

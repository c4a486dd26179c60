package main

import (
	"context"
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"
	"github.com/open-policy-agent/opa/v1/compile"
	"github.com/open-policy-agent/opa/v1/format"
)

// build compiles the sources to one WASM module. Metadata is not in it: inspect gives that.
func build(req request) answer {
	caps, err := req.Capabilities.resolve()
	if err != nil {
		return answer{Problems: problemsOf(err)}
	}
	modules, problems := parse(req.Files, caps)
	if len(problems) > 0 {
		return answer{Problems: problems}
	}
	b := &bundle.Bundle{Data: map[string]any{}}
	b.Manifest.Init()
	b.SetRegoVersion(ast.RegoV1)
	for _, name := range slices.Sorted(maps.Keys(modules)) {
		b.Modules = append(b.Modules, bundle.ModuleFile{
			URL: name, Path: name, Parsed: modules[name], Raw: []byte(req.Files[name]),
		})
	}
	c := compile.New().WithTarget(compile.TargetWasm).WithCapabilities(caps).WithBundle(b).
		WithEntrypoints(req.Entrypoints...).WithRegoVersion(ast.RegoV1)
	if err := c.Build(context.Background()); err != nil {
		return answer{Problems: problemsOf(err)}
	}
	return answer{Wasm: c.Bundle().WasmModules[0].Raw}
}

// formatAll gives each file in OPA's one style.
func formatAll(req request) answer {
	got := answer{Formatted: map[string]string{}}
	for _, name := range slices.Sorted(maps.Keys(req.Files)) {
		text, err := format.SourceWithOpts(name, []byte(req.Files[name]), format.Opts{RegoVersion: ast.RegoV1})
		if err != nil {
			got.Problems = append(got.Problems, problemsOf(err)...)
			continue
		}
		got.Formatted[name] = string(text)
	}
	return got
}

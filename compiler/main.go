// Tidemark's policy compiler: the Open Policy Agent's own packages behind one JSON request on standard input and one
// JSON answer on standard output. It reads no file, no clock and no network of its own accord. See README.md.
package main

import (
	"encoding/json"
	"os"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

type request struct {
	// One of check, inspect, build, fmt, test.
	Command string            `json:"command"`
	Files   map[string]string `json:"files"`
	// What policies may use; tests may use everything.
	Capabilities capabilities `json:"capabilities"`
	// JSON Schema of input; null leaves input unchecked.
	Schema any `json:"schema"`
	// For build: `main/decisions`.
	Entrypoints []string `json:"entrypoints"`
	// For test: the data document.
	Data map[string]any `json:"data"`
}

type answer struct {
	Problems   []problem         `json:"problems"`
	Wasm       []byte            `json:"wasm,omitempty"`
	Inspection *inspection       `json:"inspection,omitempty"`
	Formatted  map[string]string `json:"formatted,omitempty"`
	Tests      *testRun          `json:"tests,omitempty"`
}

func main() {
	var req request
	got := answer{}
	if err := json.NewDecoder(os.Stdin).Decode(&req); err != nil {
		got.Problems = []problem{{Code: "request_error", Message: err.Error()}}
	} else {
		got = run(req)
	}
	if got.Problems == nil {
		got.Problems = []problem{}
	}
	if err := json.NewEncoder(os.Stdout).Encode(got); err != nil {
		os.Exit(1)
	}
}

// run answers one request. A fault of the compiler itself comes back as a problem, never as a stack.
func run(req request) (got answer) {
	defer func() {
		if fault := recover(); fault != nil {
			got = answer{Problems: []problem{{Code: "compiler_fault", Message: faultText(fault)}}}
		}
	}()
	switch req.Command {
	case "check":
		_, _, problems := checked(req)
		return answer{Problems: problems}
	case "inspect":
		modules, compiler, problems := checked(req)
		if len(problems) > 0 {
			return answer{Problems: problems}
		}
		return inspect(modules, compiler)
	case "build":
		return build(req)
	case "fmt":
		return formatAll(req)
	case "test":
		return runTests(req)
	}
	return answer{Problems: []problem{{Code: "request_error", Message: "unknown command: " + req.Command}}}
}

// checked parses, compiles against the schema and applies the house rules; the problems of the first step that has any.
func checked(req request) (map[string]*ast.Module, *ast.Compiler, []problem) {
	caps, err := req.Capabilities.resolve()
	if err != nil {
		return nil, nil, problemsOf(err)
	}
	modules, problems := parse(req.Files, caps)
	if len(problems) > 0 {
		return nil, nil, problems
	}
	problems = houseRules(modules)
	// OPA itself stumbles over annotations of rules whose name is a variable.
	if slices.ContainsFunc(problems, func(p problem) bool { return p.Code == "criterion_shape" }) {
		return nil, nil, sorted(problems)
	}
	schemas := ast.NewSchemaSet()
	if req.Schema != nil {
		schemas.Put(ast.SchemaRootRef, req.Schema)
	}
	compiler := ast.NewCompiler().WithStrict(true).WithCapabilities(caps).WithSchemas(schemas)
	compiler.Compile(modules)
	if compiler.Failed() {
		return modules, compiler, sorted(append(problems, problemsOf(compiler.Errors)...))
	}
	return modules, compiler, sorted(append(problems, literalRules(compiler, req.Schema)...))
}

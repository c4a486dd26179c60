package main

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/tester"
)

type testRun struct {
	Results  []testResult   `json:"results"`
	Coverage []fileCoverage `json:"coverage"`
}

// testResult is one test rule; fail without error: the rule was not true. Cases are those of a table test.
type testResult struct {
	Package string       `json:"package"`
	Name    string       `json:"name"`
	Outcome string       `json:"outcome"`
	File    string       `json:"file"`
	Row     int          `json:"row"`
	Column  int          `json:"column"`
	Error   *problem     `json:"error"`
	Output  string       `json:"output"`
	Cases   []caseResult `json:"cases"`
}

type caseResult struct {
	Name   string `json:"name"`
	Passed bool   `json:"passed"`
}

// fileCoverage: share in percent of the lines with a rule or an expression that some test reached.
type fileCoverage struct {
	File    string  `json:"file"`
	Percent float64 `json:"percent"`
	// Rows that no test reached: first and last of each stretch.
	Missed [][2]int `json:"missed"`
}

// runTests runs every test_ rule in OPA's interpreter, with all that OPA can do.
func runTests(req request) answer {
	modules, problems := parse(req.Files, ast.CapabilitiesForThisVersion())
	if len(problems) > 0 {
		return answer{Problems: problems}
	}
	ctx := context.Background()
	data := req.Data
	if data == nil {
		data = map[string]any{}
	}
	store := inmem.NewFromObject(data)
	txn, err := store.NewTransaction(ctx)
	if err != nil {
		return answer{Problems: problemsOf(err)}
	}
	tracer := cover.New()
	runner := tester.NewRunner().SetStore(store).SetModules(modules).CapturePrintOutput(true).
		SetCoverageQueryTracer(tracer).SetParallel(1).SetTimeout(time.Minute)
	results, err := runner.RunTests(ctx, txn)
	if err != nil {
		return answer{Problems: problemsOf(err)}
	}
	run := &testRun{Results: []testResult{}}
	for result := range results {
		run.Results = append(run.Results, resultOf(result))
	}
	slices.SortFunc(run.Results, func(a, b testResult) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Name, b.Name))
	})
	run.Coverage = coverageOf(tracer.Report(modules))
	return answer{Tests: run}
}

func resultOf(r *tester.Result) testResult {
	path := strings.TrimPrefix(r.Package, "data.")
	out := testResult{Package: path, Name: r.Name, Outcome: "pass", Output: string(r.Output), Cases: []caseResult{}}
	if r.Location != nil {
		out.File, out.Row, out.Column = r.Location.File, r.Location.Row, r.Location.Col
	}
	switch {
	case r.Skip:
		out.Outcome = "skip"
	case r.Error != nil:
		out.Outcome = "error"
		if list := problemsOf(r.Error); len(list) > 0 {
			out.Error = &list[0]
		}
	case r.Fail:
		out.Outcome = "fail"
	}
	for name, sub := range r.SubResults {
		out.Cases = append(out.Cases, caseResult{name, !sub.Fail})
	}
	slices.SortFunc(out.Cases, func(a, b caseResult) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

func coverageOf(report cover.Report) []fileCoverage {
	files := []fileCoverage{}
	for name, file := range report.Files {
		missed := [][2]int{}
		for _, stretch := range file.NotCovered {
			missed = append(missed, [2]int{stretch.Start.Row, stretch.End.Row})
		}
		files = append(files, fileCoverage{name, file.Coverage, slices.Compact(missed)})
	}
	slices.SortFunc(files, func(a, b fileCoverage) int { return cmp.Compare(a.File, b.File) })
	return files
}

package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// problem is one thing wrong with a source. Rows and columns count from 1; 0 and "" mean none is known.
type problem struct {
	File    string `json:"file"`
	Row     int    `json:"row"`
	Column  int    `json:"column"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

func problemAt(at *ast.Location, code, text string, args ...any) problem {
	p := problem{Code: code, Message: fmt.Sprintf(text, args...)}
	if at != nil {
		p.File, p.Row, p.Column = at.File, at.Row, at.Col
	}
	return p
}

// problemsOf takes OPA's error lists apart; any other error becomes one problem without a place.
func problemsOf(err error) []problem {
	var list ast.Errors
	var one *ast.Error
	var thrown *topdown.Error
	switch {
	case errors.As(err, &list):
	case errors.As(err, &one):
		list = ast.Errors{one}
	case errors.As(err, &thrown):
		return []problem{problemAt(thrown.Location, thrown.Code, "%s", thrown.Message)}
	case err == nil:
		return nil
	default:
		return []problem{{Code: "compiler_error", Message: err.Error()}}
	}
	problems := []problem{}
	for _, e := range list {
		problems = append(problems, problemAt(e.Location, e.Code, "%s", e.Message+detailsOf(e)))
	}
	return problems
}

// detailsOf names what exists where a name does not, nearest first.
func detailsOf(e *ast.Error) string {
	wrong, ok := e.Details.(*ast.RefErrInvalidDetail)
	if ok && len(wrong.OneOf) > 0 && wrong.Pos < len(wrong.Ref) {
		name := strings.Trim(wrong.Ref[wrong.Pos].String(), `"`)
		exist := []string{}
		for _, value := range wrong.OneOf {
			exist = append(exist, strings.Trim(value.String(), `"`))
		}
		return fmt.Sprintf(": there is no %q; there is %s", name, nearestFirst(name, exist))
	}
	if e.Details == nil {
		return ""
	}
	lines := []string{}
	for _, line := range e.Details.Lines() {
		if line = strings.Join(strings.Fields(line), " "); line != "" && strings.Trim(line, "^") != "" {
			lines = append(lines, line)
		}
	}
	if e.Code == ast.ParseErr || len(lines) == 0 {
		return ""
	}
	return ": " + strings.Join(lines, "; ")
}

// nearestFirst joins names, those spelt most alike first.
func nearestFirst(name string, names []string) string {
	list := slices.Clone(names)
	slices.SortFunc(list, func(a, b string) int {
		return cmp.Or(
			cmp.Compare(levenshtein.ComputeDistance(name, a), levenshtein.ComputeDistance(name, b)),
			cmp.Compare(a, b),
		)
	})
	return strings.Join(list, ", ")
}

func sorted(problems []problem) []problem {
	slices.SortFunc(problems, func(a, b problem) int {
		return cmp.Or(
			cmp.Compare(a.File, b.File),
			cmp.Compare(a.Row, b.Row),
			cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Code+a.Message, b.Code+b.Message),
		)
	})
	return slices.Compact(problems)
}

func faultText(fault any) string {
	text, _, _ := strings.Cut(fmt.Sprint(fault), "\n")
	return "the compiler failed on these sources: " + text
}

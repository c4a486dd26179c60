package main

import (
	"bytes"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"go.yaml.in/yaml/v3"
)

type link struct {
	Ref         string `json:"ref"`
	Description string `json:"description"`
}

// metadata is a METADATA block as written; row is where the block begins.
type metadata struct {
	Row         int            `json:"row"`
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Related     []link         `json:"related_resources"`
	Custom      map[string]any `json:"custom"`
}

func metadataOf(a *ast.Annotations) *metadata {
	m := &metadata{Title: a.Title, Description: a.Description, Related: []link{}, Custom: a.Custom}
	if a.Location != nil {
		m.Row = a.Location.Row
	}
	if m.Custom == nil {
		m.Custom = map[string]any{}
	}
	for _, r := range a.RelatedResources {
		m.Related = append(m.Related, link{Ref: r.Ref.String(), Description: r.Description})
	}
	return m
}

// ofPackage is the block of the package, ofRule that of a rule; nil where there is none.
func ofPackage(module *ast.Module) *metadata {
	for _, a := range module.Annotations {
		if a.Scope == "package" {
			return metadataOf(a)
		}
	}
	return nil
}

func ofRule(rule *ast.Rule) *metadata {
	for _, a := range rule.Annotations {
		return metadataOf(a)
	}
	return nil
}

var metadataKeys = []string{"scope", "title", "description", "related_resources", "custom", "entrypoint"}

// metadataRules: OPA drops an unknown key in silence; here it is a problem, with the row of the key.
func metadataRules(module *ast.Module) (problems []problem) {
	for _, a := range module.Annotations {
		if a.Location == nil {
			continue
		}
		var document yaml.Node
		if yaml.Unmarshal(yamlOf(a.Location.Text), &document) != nil || len(document.Content) == 0 {
			continue // OPA has reported what is no YAML
		}
		keys := document.Content[0].Content
		for i := 0; i+1 < len(keys); i += 2 {
			if key := keys[i]; !contains(metadataKeys, key.Value) {
				p := problemAt(a.Location, "metadata_key", "METADATA has no key %q; it has %s",
					key.Value, nearestFirst(key.Value, metadataKeys))
				p.Row += key.Line
				problems = append(problems, p)
			}
		}
	}
	return problems
}

// yamlOf is the text of a block without its first line and its comment marks.
func yamlOf(text []byte) []byte {
	lines := strings.Split(string(text), "\n")[1:]
	var out bytes.Buffer
	for _, line := range lines {
		out.WriteString(strings.TrimPrefix(strings.TrimPrefix(line, "#"), " ") + "\n")
	}
	return out.Bytes()
}

func contains(list []string, name string) bool {
	for _, item := range list {
		if item == name {
			return true
		}
	}
	return false
}

package main

import "github.com/open-policy-agent/opa/v1/ast"

// constants follow terms of compiled modules to the scalars and collections written out that they can stand for.
type constants struct {
	compiler *ast.Compiler
	bound    bindings
	// What is being followed: a rule or variable that leads back to itself gives nothing.
	open map[any]bool
}

func (c *constants) of(term *ast.Term) (found []*ast.Term) {
	switch v := term.Value.(type) {
	case ast.String, ast.Number, ast.Boolean, ast.Set, *ast.Array, ast.Object:
		return []*ast.Term{term}
	case ast.Var:
		if value := c.bound[v]; value != nil && !c.open[v] {
			c.open[v] = true
			found = c.of(value)
			delete(c.open, v)
		}
	case ast.Ref:
		var keys []*ast.Term
		if found, keys = c.head(v); len(found) == 0 {
			return nil
		}
		for _, key := range keys {
			found = c.step(found, key)
		}
	}
	return found
}

func (c *constants) head(ref ast.Ref) (found, keys []*ast.Term) {
	if !ref[0].Equal(ast.DefaultRootDocument) {
		return c.of(ref[0]), ref[1:]
	}
	rules, keys := definitionsOf(c.compiler, ref)
	for _, rule := range rules {
		if !c.open[rule] {
			c.open[rule] = true
			found = append(found, c.ofRule(rule)...)
			delete(c.open, rule)
		}
	}
	return found, keys
}

// ofRule gives a rule with keys as the collection that it makes.
func (c *constants) ofRule(rule *ast.Rule) []*ast.Term {
	keys := rule.Ref()[len(rule.Ref().GroundPrefix()):]
	switch {
	case len(rule.Head.Args) > 0:
		return nil
	case rule.Head.RuleKind() == ast.MultiValue && len(keys) == 0:
		return []*ast.Term{ast.SetTerm(rule.Head.Key)}
	case rule.Head.RuleKind() == ast.SingleValue && len(keys) == 1:
		return []*ast.Term{ast.ObjectTerm(ast.Item(keys[0], rule.Head.Value))}
	case rule.Head.RuleKind() == ast.SingleValue && len(keys) == 0:
		return c.of(rule.Head.Value)
	}
	return nil
}

// step gives what collections hold under a key, or under any where the key is not known.
func (c *constants) step(from []*ast.Term, key *ast.Term) (found []*ast.Term) {
	for _, term := range from {
		held := []*ast.Term{}
		switch v := term.Value.(type) {
		case ast.Set, *ast.Array:
			held = membersOf(term)
		case ast.Object:
			if one := v.Get(key); one != nil {
				held = append(held, one)
			} else {
				v.Foreach(func(_, value *ast.Term) { held = append(held, value) })
			}
		}
		for _, one := range held {
			found = append(found, c.of(one)...)
		}
	}
	return found
}

// membersOf are the terms among which a comparison looks: those of a set or array, or the term itself.
func membersOf(term *ast.Term) (list []*ast.Term) {
	switch v := term.Value.(type) {
	case ast.Set:
		return v.Slice()
	case *ast.Array:
		v.Foreach(func(t *ast.Term) { list = append(list, t) })
		return list
	case ast.Object:
		return nil
	}
	return []*ast.Term{term}
}

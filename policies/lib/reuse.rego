# METADATA
# title: What reaches several environments, and how
# description: |
#   Ids of `relation.build_reuse` facts: handed on or built anew, recorded in git or not; and whether there are several environments.
package lib.reuse

import future.keywords.not

import data.lib.outcome
import data.lib.supply

in_several := [b.id | some b in _reuse.items; is_number(b.environments); b.environments > 1]

perhaps_in_several := [b.id | some b in _reuse.items; b.environments == null]

_in_several_ids := {id | some id in in_several}

built_once := [b.id | some b in _reuse.items; _in_several_ids[b.id]; b.builtOnce == "yes"]

perhaps_built_once := array.concat(
	[b.id | some b in _reuse.items; _in_several_ids[b.id]; b.builtOnce == "unknown"],
	perhaps_in_several,
)

# Where nothing is made and no environment names what it runs, there is nothing to hand on. Where something was found, one
# environment is an answer; where nothing was, there may be any number.
several_environments := outcome.exists([_image, supply.in_source(_root)], [], []) if {
	supply.making.outcome == "unmet"
	(count(in_several) + count(perhaps_in_several)) + count(_placed) == 0
} else := outcome.exists([supply.in_source(_reuse)], in_several, perhaps_in_several) if {
	count(_reuse.items) > 0
} else := outcome.exists([_reuse], [], supply.deploying)

_placed := array.concat(
	[i.id | some i in _image.items; i.role in {"deployed", "unknown"}; i.own != "no"; is_string(i.environment)],
	[r.id | some r in _root.items; r.own != "no"; is_string(r.environment); r.tool in _running],
)

# Tools that bring along what they run.
_running := {
	"app_engine", "argo_cd", "cdk", "cloud_foundry", "flux", "fly", "helm",
	"helmfile", "heroku", "kubernetes", "kustomize", "sam", "serverless",
}

components := [b.id | some b in _reuse.items; count({id | some id in b.by} & _reference_ids) == 0]

_component_ids := {id | some id in components}

recorded := [b.id | some b in _reuse.items; _component_ids[b.id]; b.exactInGit == "yes"]

perhaps_recorded := [b.id | some b in _reuse.items; _component_ids[b.id]; b.exactInGit == "unknown"]

_reference_ids := {id | some id in array.concat(supply.references, supply.perhaps_references)}

_image := input.evidence["supply.image"]

_root := input.evidence["iac.root"]

_reuse := input.evidence["relation.build_reuse"]

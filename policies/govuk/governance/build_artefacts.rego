# METADATA
# title: What happens to what is built?
# custom:
#   order: 2
package policies.govuk.governance.build_artefacts

import future.keywords.not

import data.lib.dependencies
import data.lib.infrastructure
import data.lib.inputs
import data.lib.making
import data.lib.outcome
import data.lib.releases
import data.lib.reuse
import data.lib.shipping
import data.lib.stores
import data.lib.supply

# More than so many of what reaches several environments was built once.
_built_once_percent := 50

# So many of the manifests, references, releases, stores and units show that it is done as a rule.
_most_percent := 80

# METADATA
# title: What is delivered comes from a repeatable build, or is taken by its name
# scope: document
# custom:
#   level: 2
#   grade: present
#   remediation: Build what you deliver by a script, a Dockerfile or a pipeline, instead of editing it where it runs.
#   effort: M
#   actor: team
#   implied_by: [l3_published]
#   independent:
#     l3_built_once: what environments hand on may have been put together by hand
#     l4_dependencies_locked: what is locked may be installed by hand where it runs
#     l5_signed: what is signed may have been put together by hand
#     l5_immutable: a store may keep what was put together by hand
#     l5_inputs_pinned: pipelines may pin what they use and build nothing that is delivered
#     l5_recreatable: as for l5_inputs_pinned
criteria["l2_built"] := outcome.given(supply.subject, outcome.citing(
	outcome.exists(
		array.concat([supply.in_source(_build), _manifest, _release, _capability], supply.reference_slots),
		making.repeatable,
		making.perhaps_repeatable,
	),
	supply.live_edits,
))

# METADATA
# title: What is built is kept under a version, or environments name versions
# scope: document
# custom:
#   level: 3
#   grade: present
#   remediation: Publish what the build makes under a version, to a registry, a package repository or a release.
#   effort: M
#   actor: team
#   independent:
#     l4_dependencies_locked: locked dependencies say nothing of what becomes of the output
#     l5_signed: what is signed may have a name that moves
#     l5_immutable: a store may keep what only has a date
#     l5_inputs_pinned: pinned inputs say nothing of what becomes of the output
#     l5_recreatable: what pipelines record in git may be named in a way that was not understood
criteria["l3_published"] := outcome.given(supply.subject, outcome.citing(
	outcome.exists(
		array.concat([supply.in_source(_build), _manifest, _release, _capability, _tag], supply.reference_slots),
		array.concat(releases.versioned, supply.named),
		making.perhaps_published,
	),
	array.concat(shipping.builds, array.concat(supply.building, supply.references)),
))

# METADATA
# title: Environments run what was built once
# scope: document
# custom:
#   level: 3
#   grade: wired
#   remediation: Build once, and take the same artefact from one environment to the next.
#   effort: M
#   actor: team
#   independent:
#     l4_dependencies_locked: what is locked can be built for each environment anew, in many ways
#     l5_signed: each of several builds can be signed
#     l5_immutable: each of several builds can be kept
#     l5_inputs_pinned: each of several builds can be pinned
#     l5_recreatable: environments may each name a build of their own
#   counter: [supply.build, supply.image, supply.install, supply.manifest, supply.release, iac.module, iac.root]
criteria["l3_built_once"] := outcome.given(
	outcome.any_of([supply.made, supply.referring]),
	outcome.given(supply.deployed, outcome.given(reuse.several_environments, outcome.more_than(
		_built_once_percent,
		[_reuse],
		{
			"total": count(reuse.in_several) + count(reuse.perhaps_in_several),
			"good": count(reuse.built_once),
			"unsure": count(reuse.perhaps_built_once),
		},
		outcome.parted(array.concat(reuse.in_several, reuse.perhaps_in_several), reuse.built_once, reuse.perhaps_built_once),
	))),
)

# METADATA
# title: Dependencies of what is shipped are locked by content, and installs keep to it
# scope: document
# custom:
#   level: 4
#   grade: present
#   remediation: Commit a lockfile with hashes for what you ship, and install in a way that fails where it differs, such as npm ci.
#   effort: S
#   actor: team
#   independent:
#     l5_signed: what is signed may have loose dependencies
#     l5_immutable: what is kept may have loose dependencies
#     l5_inputs_pinned: base images and downloads are other inputs
#     l5_recreatable: environments can name exact versions of what was built from loose dependencies
criteria["l4_dependencies_locked"] := outcome.given(supply.subject, _locked)

# METADATA
# title: Releases are signed and say where they come from
# scope: document
# custom:
#   level: 5
#   grade: executed
#   remediation: Sign what each release gives out and attest its provenance, in the pipeline that builds it.
#   effort: M
#   actor: team
#   counter: [supply.build, supply.image, supply.install, supply.release, supply.manifest, ci.capability, iac.module]
criteria["l5_signed"] := outcome.given(supply.made_by_anybody, outcome.all_of([
	outcome.citing(
		outcome.exists(
			[_release, _capability],
			releases.proving,
			array.concat(array.concat(releases.perhaps_proving, releases.perhaps_signing), making.given_out_unseen),
		),
		supply.releases,
	),
	_proofs_seen,
]))

# METADATA
# title: What is kept cannot be changed, and is kept long enough
# scope: document
# custom:
#   level: 5
#   grade: enforced
#   remediation: Make the tags of the registry immutable or lock the objects of the bucket, and keep releases for as long as they may be asked for.
#   effort: S
#   actor: platform
#   counter: [supply.build, supply.image, supply.install, supply.release, supply.manifest, ci.capability, iac.artefact_store, iac.module]
criteria["l5_immutable"] := outcome.given(supply.made_by_anybody, outcome.any_of([
	outcome.at_least(
		_most_percent,
		[_release],
		{"total": count(releases.given_out), "good": count(releases.never_overwritten), "unsure": count(releases.perhaps_overwritten)},
		outcome.parted(releases.given_out, releases.never_overwritten, releases.perhaps_overwritten),
	),
	outcome.at_least(
		_most_percent,
		[_forge_store, _account_store],
		{"total": count(stores.all), "good": count(stores.keeping), "unsure": count(stores.perhaps_keeping)},
		array.concat(stores.ids, [s.id | some s in _declared_store.items]),
	),
]))

# METADATA
# title: Everything that is taken into the build is fixed
# scope: document
# custom:
#   level: 5
#   grade: present
#   remediation: Name base images by digest and actions by commit, and hold each download against a checksum.
#   effort: M
#   actor: team
#   counter: [ci.pipeline]
criteria["l5_inputs_pinned"] := outcome.given(supply.made, outcome.forall(
	[_build, _image, _download, _dependency, _manifest, _install],
	inputs.pinned,
	inputs.loose,
	inputs.perhaps_loose,
))

# METADATA
# title: Anything that runs, or was released, can be made again
# scope: document
# custom:
#   level: 5
#   grade: wired
#   remediation: Name exact versions or digests in the code of each environment; release libraries from a tag, with locked dependencies.
#   effort: L
#   actor: team
#   counter: [supply.build, supply.image, supply.manifest, supply.install, iac.module, iac.root]
criteria["l5_recreatable"] := outcome.given(supply.subject, _recreatable)

_build := input.evidence["supply.build"]

_release := input.evidence["supply.release"]

_image := input.evidence["supply.image"]

_manifest := input.evidence["supply.manifest"]

_install := input.evidence["supply.install"]

_download := input.evidence["supply.download"]

_capability := input.evidence["ci.capability"]

_dependency := input.evidence["ci.dependency"]

_root := input.evidence["iac.root"]

_declared_store := input.evidence["iac.artefact_store"]

_tag := input.evidence["git.tag"]

_reuse := input.evidence["relation.build_reuse"]

_coverage := input.evidence["relation.root_coverage"]

_proof := input.evidence["forge.release"]

_forge_store := input.evidence["forge.artefact_store"]

_account_store := input.evidence["aws.artefact_store"]

# level 4

_locked := outcome.at_least(
	_most_percent,
	[_manifest, _install],
	{
		"total": count(dependencies.shipped),
		"good": count(dependencies.locked),
		"unsure": count(dependencies.perhaps_locked),
	},
	{
		"met": array.concat(dependencies.locked, dependencies.installs),
		"unmet": array.concat(dependencies.loose, dependencies.refusing),
		"unknown": dependencies.perhaps_locked,
	},
) if {
	count(dependencies.shipped) > 0
} else := outcome.at_least(
	_most_percent,
	array.concat([_manifest], supply.reference_slots),
	{
		"total": count(_references),
		"good": count(supply.fixed_by_content),
		"unsure": count(supply.perhaps_fixed),
	},
	outcome.parted(_references, supply.fixed_by_content, supply.perhaps_fixed),
)

_references := array.concat(supply.references, supply.perhaps_references)

# level 5, signed

_proofs_seen := outcome.more_than(
	0,
	[_proof],
	{
		"total": count(_proof.items),
		"good": count([p.id | some p in _proof.items; p.signed == "yes"; p.attested == "yes"]),
		"unsure": count([p.id | some p in _proof.items; p.signed != "no"; p.attested != "no"; "unknown" in {p.signed, p.attested}]),
	},
	[p.id | some p in _proof.items],
) if {
	count(_proof.items) > 0
} else := outcome.exists([_proof], [], supply.releases)

# level 5, recreatable

# What is released and runs nowhere is made again from its tag; what runs, from what its environments name.
_recreatable := outcome.given(_released, outcome.all_of([_from_tags, _locked])) if {
	supply.deployed.outcome == "unmet"
} else := outcome.given(supply.deployed, outcome.all_of([_named, _as_code]))

_released := outcome.exists([_release], supply.releases, supply.perhaps_releases)

_from_tags := outcome.at_least(
	_most_percent,
	[_release],
	{"total": count(releases.given_out), "good": count(releases.tagged), "unsure": count(releases.perhaps_tagged)},
	outcome.parted(releases.given_out, releases.tagged, releases.perhaps_tagged),
)

# References, and what environments run without one. Where neither was found, something is named elsewhere or nowhere.
# A version may be given again: whether its store lets it be is not seen from here.
_named := outcome.at_least(
	_most_percent,
	array.concat(supply.reference_slots, [supply.in_source(_reuse)]),
	{
		"total": count(_references) + count(reuse.components),
		"good": count(supply.fixed_by_content) + count(reuse.recorded),
		"unsure": (count(supply.fixed_by_version) + count(supply.perhaps_fixed)) + count(reuse.perhaps_recorded),
	},
	outcome.parted(
		array.concat(_references, reuse.components),
		array.concat(supply.fixed_by_content, reuse.recorded),
		array.concat(array.concat(supply.fixed_by_version, supply.perhaps_fixed), reuse.perhaps_recorded),
	),
) if {
	count(_references) + count(reuse.components) > 0
} else := outcome.exists(array.concat([_reuse], supply.reference_slots), [], supply.deploying)

_as_code := outcome.at_least(
	_most_percent,
	[_root, _coverage],
	{
		"total": count(infrastructure.units),
		"good": count(infrastructure.automated),
		"unsure": count(infrastructure.perhaps_automated),
	},
	infrastructure.told_automated,
) if {
	count(infrastructure.units) > 0
} else := outcome.exists([_root], [], supply.deploying)

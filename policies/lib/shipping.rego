# METADATA
# title: What says how to make what is shipped
# description: |
#   Ids of `supply.manifest` and `supply.build` facts, by whether what they speak of is delivered.
package lib.shipping

import future.keywords.not

import data.lib.outcome

# Software is made here. A site, and what a script makes without a word of what that is, is none that anybody runs.
software := outcome.exists(
	[{"kind": _build.kind, "complete": _build.complete, "closed": true}, _manifest],
	array.concat([b.id | some b in _build.items; _is_software[b.id]; _build_ids[b.id]], shipped_manifests),
	array.concat([b.id | some b in _build.items; _is_software[b.id]; b.shipped == "unknown"], perhaps_shipped_manifests),
)

_is_software[b.id] if {
	some b in _build.items
	not b.form in {"site", "unknown"}
}

builds := [b.id | some b in _build.items; b.shipped != "no"; _is_shipped[b.id]]

_build_ids := {id | some id in builds}

perhaps_builds := [b.id | some b in _build.items; b.shipped == "unknown"; not _build_ids[b.id]]

_is_shipped[b.id] if {
	some b in _build.items
	b.shipped == "yes"
}

# What says how to make something of what is shipped: beside its manifest, or by installing what that names.
_is_shipped[b.id] if {
	some b in _build.items
	b.form in _making
	_shipped_folders[b.folder]
}

_is_shipped[b.id] if {
	some b in _build.items
	b.form == "image"
	some place in _installed_in[b.path]
	_shipped_places[place]
}

# Forms that are made of a manifest: not what a platform may never have read, nor a site beside it.
_making := {"image", "package", "binary", "archive", "machine_image"}

_shipped_folders := {m.folder | some m in _manifest.items; _shipped_manifest_ids[m.id]}

_shipped_places := {[m.ecosystem, m.folder] | some m in _manifest.items; _shipped_manifest_ids[m.id]}

_shipped_manifest_ids := {id | some id in shipped_manifests}

_installed_in[i.path] contains [i.ecosystem, i.folder] if {
	some i in _install.items
	i.where == "image"
	i.active == "yes"
}

shipped_manifests := [m.id | some m in _manifest.items; m.ecosystem != "terraform"; m.shipped == "yes"]

perhaps_shipped_manifests := [m.id | some m in _manifest.items; m.ecosystem != "terraform"; m.shipped == "unknown"]

# Set up to be published for others.
packages := [b.id | some b in _build.items; b.shipped == "yes"; b.form in {"package", "binary"}]

_build := input.evidence["supply.build"]

_manifest := input.evidence["supply.manifest"]

_install := input.evidence["supply.install"]

# METADATA
# title: The one entrypoint
package main

decisions[model][section][question] := data.policies[model][section][question].criteria

# METADATA
# title: GOV.UK Cloud Maturity Model
# custom:
#   source: https://github.com/co-cddo/cloudmaturity
#   floor: 1
#   top: 5
#   sections:
#     - id: governance
#       title: Governance
package policies.govuk

/** Names that stand for themselves: services of clouds, and of others who run something for their customers. */
const distinct = `aws|amazon web services|amazon (?:s3|rds|aurora|ecs|eks|ec2|sqs|sns|ses|cloudfront|cognito|dynamodb|redshift|opensearch|elasticache|route ?53|connect|bedrock|guardduty|inspector|macie)|
ec2|eks|ecs fargate|fargate|aws lambda|lambda@edge|s3|rds|aurora|dynamodb|elasticache|opensearch service|redshift|cloudfront|route ?53|cloudwatch|cloudtrail|guardduty|security hub|secrets manager|parameter store|kms|cognito|sqs|sns|eventbridge|step functions|api gateway|kinesis|glue|athena|sagemaker|bedrock|control tower|iam identity center|aws sso|transit gateway|direct connect|elastic beanstalk|lightsail|codebuild|codepipeline|amazon mq|msk|efs|fsx|
azure|aks|azure (?:devops|functions|app service|sql|key vault|front door|monitor|container apps)|app service|cosmos ?db|key vault|entra id|azure ad|log analytics|front door|application insights|service bus|event hubs|
gcp|google cloud|gke|cloud run|bigquery|cloud sql|pub/sub|cloud functions|firebase|firestore|google kubernetes engine|cloud armor|vertex ai|
heroku|cloud\\.gov|gov\\.uk paas|cloud foundry|netlify|vercel|render\\.com|fly\\.io|digitalocean|linode|openshift (?:dedicated|online)|rosa|ukcloud|hetzner|ovh|cloudflare|fastly|akamai|
auth0|okta|pagerduty|opsgenie|datadog|new relic|sentry|splunk cloud|logit\\.io|logit|papertrail|grafana cloud|elastic cloud|mongodb atlas|atlas|snowflake|databricks|confluent cloud|twilio|sendgrid|mailgun|postmark|stripe|github actions|github codespaces|gitlab\\.com|circleci|travis ci|terraform cloud|hcp terraform|spacelift|hcp vault|docker hub|quay\\.io|statuspage|launchdarkly|algolia|contentful|zendesk|salesforce|servicenow|snyk|sonarcloud|launch ?darkly|gov\\.uk (?:notify|pay|one login)|login\\.gov|google analytics|google workspace|microsoft 365`;
const kinds =
  'managed (?:kubernetes|database|postgres\\w*|redis|elasticsearch|kafka|service|cluster)s?|public cloud|cloud provider|cloud hosting|hosting provider|saas|paas|object storage service|content delivery network|cdn provider';

/** What names a service of a cloud or of another provider. */
export const cloudServices = new RegExp(`(?<![\\w-])(?:${distinct.replaceAll('\n', '')}|${kinds})(?![\\w])`, 'gi');

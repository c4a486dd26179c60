import { namesNobody } from './owner-names.ts';
import { words } from './word-lists.ts';

/** Keys of tags and labels that say who owns a thing, without signs between their words; what pays for it is none. */
const ownerKeys: ReadonlySet<string> = new Set(
  words(`owner owners ownerteam ownername owneremail ownercontact ownedby owning owningteam ownergroup teamowner team
    teams teamname teamemail teamcontact squad squadname serviceowner serviceteam productowner productteam
    technicalowner techowner technicalcontact applicationowner appowner dataowner systemowner resourceowner
    businessowner businessunit contact contactemail contactteam supportteam supportcontact responsible
    responsibleteam responsibleparty maintainer maintainers maintainedby managedbyteam slackchannelowner steward`),
);

/** Whether a tag or label of this key names an owner; a prefix with a domain or a namespace counts for nothing. */
export function isOwnerKey(key: string): boolean {
  const short = key.slice(0, 200);
  const name = short.slice(Math.max(short.lastIndexOf('/'), short.lastIndexOf(':')) + 1);
  return ownerKeys.has(name.toLowerCase().replace(/[-_. ]/g, ''));
}

/** Programs by which things are made: they look after nothing. */
const programs: ReadonlySet<string> = new Set(
  words(`terraform terragrunt opentofu tofu pulumi cloudformation cdk aws-cdk bicep arm ansible chef puppet salt packer
    helm helmfile kustomize kubernetes k8s kubectl argocd argo-cd argo flux fluxcd crossplane jenkins github github-actions
    gitlab gitlab-ci circleci spacelift atlantis automation automated auto system default script pipeline ci cd cicd
    ci/cd iac serverless sam`),
);

/** Whether the value of such a tag names somebody. */
export const namesOwner = (value: string): boolean =>
  !namesNobody(value) && !programs.has(value.slice(0, 100).trim().toLowerCase());

/** Attributes in which resources of Terraform's providers carry tags. */
export const tagAttributes: readonly string[] = words(
  'tags labels user_labels resource_labels freeform_tags annotations',
);

/** Resources that can carry tags, without the name of the provider. */
const taggable: Readonly<Record<string, ReadonlySet<string>>> = {
  aws: new Set(
    words(`acm_certificate ami api_gateway_rest_api api_gateway_stage apigatewayv2_api appconfig_application
      athena_workgroup backup_plan backup_vault batch_compute_environment batch_job_queue cloudformation_stack
      cloudfront_distribution cloudtrail cloudwatch_event_rule cloudwatch_log_group cloudwatch_metric_alarm
      codebuild_project codecommit_repository codepipeline cognito_user_pool config_config_rule customer_gateway
      db_instance db_parameter_group db_subnet_group dms_replication_instance docdb_cluster dynamodb_table ebs_volume
      ec2_transit_gateway ecr_repository ecs_cluster ecs_service ecs_task_definition efs_file_system eip eks_cluster
      eks_node_group elasticache_cluster elasticache_replication_group elasticsearch_domain opensearch_domain elb
      emr_cluster flow_log fsx_windows_file_system glue_crawler glue_job guardduty_detector iam_instance_profile
      iam_openid_connect_provider iam_policy iam_role iam_saml_provider iam_user instance internet_gateway
      kinesis_firehose_delivery_stream kinesis_stream kms_key lambda_function launch_template lb alb lb_listener
      lb_target_group alb_target_group mq_broker msk_cluster nat_gateway neptune_cluster network_acl network_interface
      networkfirewall_firewall organizations_account organizations_organizational_unit organizations_policy
      ram_resource_share rds_cluster rds_cluster_instance redshift_cluster route53_health_check route53_resolver_rule
      route53_zone route_table s3_bucket sagemaker_notebook_instance secretsmanager_secret security_group
      service_discovery_service sfn_state_machine sns_topic sqs_queue ssm_document ssm_maintenance_window ssm_parameter
      ssoadmin_permission_set subnet transfer_server vpc vpc_endpoint vpc_peering_connection vpn_connection vpn_gateway
      wafv2_ip_set wafv2_rule_group wafv2_web_acl`),
  ),
  azurerm: new Set(
    words(`api_management app_configuration app_service app_service_plan application_gateway application_insights
      automation_account availability_set bastion_host cdn_profile cognitive_account container_app container_group
      container_registry cosmosdb_account data_factory databricks_workspace dns_zone eventhub_namespace
      express_route_circuit firewall firewall_policy frontdoor function_app key_vault kubernetes_cluster lb
      linux_function_app linux_virtual_machine linux_virtual_machine_scale_set linux_web_app log_analytics_workspace
      logic_app_workflow managed_disk monitor_action_group monitor_metric_alert mssql_database mssql_server
      mysql_flexible_server mysql_server nat_gateway network_interface network_security_group network_watcher
      postgresql_flexible_server postgresql_server private_dns_zone private_endpoint public_ip public_ip_prefix
      recovery_services_vault redis_cache resource_group route_table search_service service_plan servicebus_namespace
      sql_server storage_account subscription user_assigned_identity virtual_machine virtual_network
      virtual_network_gateway web_application_firewall_policy windows_function_app windows_virtual_machine
      windows_web_app`),
  ),
  google: new Set(
    words(`alloydb_cluster artifact_registry_repository bigquery_dataset bigquery_table bigtable_instance
      cloud_run_service cloud_run_v2_job cloud_run_v2_service cloudfunctions_function cloudfunctions2_function
      composer_environment compute_address compute_disk compute_forwarding_rule compute_global_address
      compute_global_forwarding_rule compute_image compute_instance compute_instance_template compute_snapshot
      container_cluster dataproc_cluster dns_managed_zone filestore_instance kms_crypto_key project pubsub_subscription
      pubsub_topic redis_instance secret_manager_secret spanner_instance sql_database_instance storage_bucket
      vertex_ai_dataset workflows_workflow`),
  ),
};

/** Resources that carry none, without the name of the provider: what joins two others, or is a part of one. */
const untaggable: Readonly<Record<string, RegExp>> = {
  aws: /_(?:attachment|association|attachments_exclusive|policies_exclusive|record|membership|permission|alias|subscription|subscription_filter|metric_filter|target|rule_group_association|authorizer|deployment|integration|method|response|route|stream|version|rotation|acceptance|assignment|propagation)$|^(?:s3_bucket_|s3_account_|iam_(?:group|access_key|account_|role_polic|user_polic|service_linked|user_login)|security_group_rule$|route$|main_route|default_|kms_(?:alias|grant|key_policy|ciphertext)|(?:sns_topic|sqs_queue|ecr_repository|ecr_lifecycle|secretsmanager_secret|backup_vault)_?policy|ecr_(?:lifecycle|registry|replication|repository_policy)|cloudwatch_(?:dashboard|log_resource)|account_|organizations_(?:organization$|delegated)|ebs_encryption|autoscaling_(?:policy|schedule|lifecycle)|appautoscaling_|api_gateway_resource|lambda_(?:event|layer|function_event)|identitystore_|securityhub_|dynamodb_table_item|glue_catalog_|config_(?:configuration|delivery)|guardduty_(?:member|organization)|ssoadmin_(?:account|managed|customer|permission_set_inline))/,
  azurerm:
    /_(?:association|record_set|setting|settings|contact|pricing|membership|binding|exception)$|^(?:subnet|role_|storage_(?:container|queue|table|share|blob|account_|management)|key_vault_access|policy_|management_(?:lock|group)|subscription_(?:policy|template)|resource_group_policy|monitor_diagnostic|network_security_rule|route$|virtual_network_peering|federated_identity|security_center|sentinel_|servicebus_(?:queue|topic|subscription)|eventhub$|postgresql_(?:database|firewall|configuration)|mssql_(?:firewall|virtual)|lb_|app_service_)/,
  google:
    /_(?:iam_(?:member|binding|policy|audit_config)|attachment|membership)$|^(?:project_(?:service|iam|organization)|service_account|organization_|org_policy|folder|compute_(?:network|subnetwork|firewall|route|health|backend|url_map|target|ssl|project|security|shared|instance_group|autoscaler)|storage_bucket_(?:iam|acl|object|access)|sql_(?:database$|user|ssl)|secret_manager_secret_version|kms_key_ring|access_context|iam_|logging_|monitoring_|bigquery_(?:dataset_|job|routine)|essential_contacts|dns_record|container_node_pool|artifact_registry_repository_)/,
};

/** Whether a resource of Terraform can carry tags, by its type; null for providers of which that is not asked. */
export function canCarry(type: string): 'yes' | 'no' | 'unknown' | null {
  if (/^kubernetes_namespace(_v1)?$/.test(type)) return 'yes';
  const [, provider = '', name = ''] = /^(aws|awscc|azurerm|azapi|google|oci)_(\w{1,200})$/.exec(type) ?? [];
  if (provider === '') return null;
  if (taggable[provider]?.has(name)) return 'yes';
  return untaggable[provider]?.test(name) === true ? 'no' : 'unknown';
}

/** Types of CloudFormation that carry no tags: what joins two others, or is a part of one. */
const untaggableStackTypes =
  /^Custom::|^AWS::CloudFormation::(?:CustomResource|Wait|Macro)|(?:Policy|Permission|Attachment|Association|Alias|Version|Subscription|RecordSet|RecordSetGroup|Membership|AccessKey|Route|Target|Ingress|Egress|SubscriptionFilter|MetricFilter|ScalingPolicy|ScalableTarget|EventSourceMapping|Deployment|Method|Dashboard)$/;
/** Policies that do carry them. */
const taggablePolicies = /^AWS::(?:IAM::ManagedPolicy|Organizations::Policy)$/;

/** Whether a resource of CloudFormation can carry tags, as far as its type tells. */
export function stackTypeCanCarry(type: string): 'no' | 'unknown' {
  return untaggableStackTypes.test(type) && !taggablePolicies.test(type) ? 'no' : 'unknown';
}

/** Whether a resource of Azure can carry tags: those of a service can, their parts mostly not. */
export function azureTypeCanCarry(type: string): 'yes' | 'no' | 'unknown' {
  const plain = type.toLowerCase();
  if (
    /^microsoft\.(?:authorization|resources\/deployments|security\/|management\/|subscription|insights\/diagnostic)/.test(
      plain,
    )
  )
    return 'no';
  if (plain.split('/').length > 2) return 'unknown';
  return /^microsoft\.(?:compute|network|storage|web|keyvault|sql|containerservice|containerregistry|dbforpostgresql|dbformysql|documentdb|cache|servicebus|eventhub|operationalinsights|managedidentity|app|cdn|cognitiveservices|search|datafactory|databricks|apimanagement|recoveryservices|logic|automation|signalrservice|resources\/resourcegroups)(?:\/|$)/.test(
    plain,
  )
    ? 'yes'
    : 'unknown';
}

import { words } from './word-lists.ts';

/** Images of Docker's own library, by name: whoever writes such a name alone means these. */
export const libraryImages: ReadonlySet<string> = new Set(
  words(`adminer aerospike alpine almalinux amazoncorretto amazonlinux arangodb archlinux bash buildpack-deps busybox caddy cassandra centos clojure
    composer consul couchdb crate dart debian docker eclipse-mosquitto eclipse-temurin elasticsearch elixir erlang fedora
    flink fluentd gcc ghost gradle golang groovy haproxy haskell haxe httpd hylang ibmjava influxdb jenkins jetty joomla
    jruby julia kibana kong logstash mageia mariadb matomo maven memcached mongo mongo-express monica mysql nats
    neo4j nextcloud nginx node openjdk oraclelinux perl photon php phpmyadmin postgres pypy python r-base rabbitmq redis
    redmine registry rockylinux ruby rust sapmachine satosa sonarqube spark storm swift swipl telegraf tomcat tomee
    traefik ubuntu unit varnish vault wordpress xwiki zookeeper`),
);

/** Beginnings of names under which vendors publish images for everybody. */
export const publicPrefixes: readonly string[] = words(`docker.io/library/ library/ mcr.microsoft.com/
  gcr.io/distroless/ registry.k8s.io/ k8s.gcr.io/ public.ecr.aws/lambda/ public.ecr.aws/docker/library/
  public.ecr.aws/amazonlinux/ registry.access.redhat.com/ registry.redhat.io/ cgr.dev/chainguard/ nvcr.io/nvidia/
  docker.elastic.co/ registry.gitlab.com/gitlab-org/ gcr.io/google.com/cloudsdktool/ gcr.io/kaniko-project/`);

/** Names by which releases of an operating system go: what they stand for changes until the release ends. */
export const releaseNames: ReadonlySet<string> = new Set(
  words(`jessie stretch buster bullseye bookworm trixie forky sid xenial bionic focal jammy noble lts slim alpine lts-slim
    lts-alpine lts-jdk17 lts-jdk21`),
);

/** Files of Docker Compose. */
export const composeFile =
  /(^|\/)(?:docker-|podman-)?(?:compose|stack)(?:[._-][^/]{1,80})?\.ya?ml$|(^|\/)[^/]{1,80}[._-]compose\.ya?ml$/i;
/** Words in the name of a compose file, or of its folder, that tell that servers run it. */
export const composeDeployed =
  /(?:^|[/._-])(?:prod|production|live|stack|swarm|deploy|deployment|server|staging|stage)(?:[/._-]|$)/i;
/** Words in it that tell that it is for developers' machines and tests. */
export const composeLocal =
  /(?:^|[/._-])(?:dev|develop|development|local|localdev|tests?|testing|ci|e2e|override|debug|integration|devcontainer|benchmarks?)(?:[/._-]|$)/i;

/** Folders whose manifests are for a cluster on one machine. */
export const oneMachineFolder = /(?:^|\/)(?:local|localhost|kind|minikube|k3d|microk8s|tilt|local-?dev)(?:\/|$)/i;

/** API groups whose objects speak of images without running them. */
export const speakingGroups =
  /(?:^|\.)(?:kyverno\.io|gatekeeper\.sh|sigstore\.dev|chainsaw\.kyverno\.io|k8s\.nginx\.org|opentelemetry\.io|kind\.x-k8s\.io|image\.toolkit\.fluxcd\.io|config\.k8s\.io)$/;

/** Resources of Terraform that run an image, and where its name stands; `tool`: it is what a pipeline runs in. */
export const imageResources: readonly { readonly type: RegExp; readonly role: 'deployed' | 'tool' }[] = [
  {
    type: /^aws_(?:ecs_task_definition|lambda_function|apprunner_service|batch_job_definition|sagemaker_model|lightsail_container_service_deployment_version|bedrockagentcore_\w{1,60})$/,
    role: 'deployed',
  },
  { type: /^google_cloud_run(?:_v2)?_(?:service|job|worker_pool)$/, role: 'deployed' },
  {
    type: /^azurerm_(?:container_group|container_app|container_app_job|linux_web_app|linux_function_app|linux_web_app_slot|app_service)$/,
    role: 'deployed',
  },
  {
    type: /^kubernetes_(?:deployment|stateful_set|daemonset|daemon_set|job|cron_job|pod|replication_controller)(?:_v1|_v1beta1)?$/,
    role: 'deployed',
  },
  {
    type: /^(?:docker_container|docker_service|digitalocean_app|render_web_service|scaleway_container|nomad_job)$/,
    role: 'deployed',
  },
  { type: /^aws_codebuild_project$/, role: 'tool' },
];
/** Names of the attributes in which these, or a module, take an image. */
export const imageAttributes: ReadonlySet<string> = new Set(
  words('image image_uri image_url image_identifier container_image docker_image docker_image_name image_name'),
);

/** Resources of CloudFormation that run an image. */
export const imageTypes: readonly { readonly type: RegExp; readonly role: 'deployed' | 'tool' }[] = [
  {
    type: /^AWS::(?:ECS::TaskDefinition|Lambda::Function|Serverless::Function|AppRunner::Service|Batch::JobDefinition)$/,
    role: 'deployed',
  },
  { type: /^AWS::CodeBuild::Project$/, role: 'tool' },
];
/** Names of the properties in which these take an image. */
export const imageProperties: ReadonlySet<string> = new Set(words('Image ImageUri ImageIdentifier'));

/** Task definitions of ECS as files of their own. */
export const taskDefinition = /(^|\/)[^/]{0,80}task[-_.]?def(?:inition)?s?[^/]{0,80}\.json(?:\.tpl|\.tftpl)?$/i;

import type { CommandProgram, CommandRule } from './iac-command.ts';
import { phrases, words } from './word-lists.ts';

const cloudformation: CommandRule = {
  tool: 'cloudformation',
  does: 'applies',
  says: phrases(
    'cloudformation deploy, cloudformation create-stack, cloudformation update-stack, cloudformation execute-change-set, cloudformation create-stack-set, cloudformation update-stack-set, cloudformation create-stack-instances',
  ),
  names: words('--template-file --template-body'),
  silent: ['--no-execute-changeset'],
};

const deployments = words('group sub mg tenant').flatMap((scope) => [
  `deployment ${scope} create`,
  `stack ${scope} create`,
]);

const fly: CommandProgram = {
  valued: words('-a --app -c --config -r --region -o --org'),
  rules: [
    { tool: 'fly', does: 'applies', says: words('deploy launch'), here: true, names: words('-c --config') },
    {
      tool: 'fly',
      does: 'creates',
      verbs: words('create attach allocate-v4 allocate-v6'),
      except: words('auth tokens'),
    },
  ],
};

const creating = (tool: string, verbs: string): CommandProgram => ({
  rules: [{ tool, does: 'creates', verbs: words(verbs) }],
});

/** Programs of clouds and platforms that make resources themselves, or hand a template to the cloud. */
export const cloudCommands: Readonly<Record<string, CommandProgram>> = {
  aws: {
    valued: words(
      '--region --profile --output --endpoint-url --query --cli-connect-timeout --cli-read-timeout --color',
    ),
    rules: [
      cloudformation,
      {
        tool: 'aws',
        does: 'creates',
        says: phrases(
          `* create-*, ec2 run-instances, ec2 request-spot-instances, ec2 allocate-address, ec2 authorize-security-group-*,
            ec2 modify-*, rds modify-*, * attach-*, * associate-*, acm request-certificate, s3 mb, s3api put-bucket-*,
            s3api put-public-access-block, * put-role-policy, * put-user-policy, * put-group-policy, kms put-key-policy,
            events put-rule, events put-targets, cloudwatch put-metric-alarm, logs put-retention-policy,
            route53 change-resource-record-sets, sns subscribe, organizations enable-*, * register-scalable-target,
            application-autoscaling put-scaling-policy, ssm put-parameter, budgets create-budget`,
        ),
        except: phrases(
          `cloudformation *, cloudfront create-invalidation, * create-deployment, deploy *, * create-snapshot*, * create-image,
            * create-tags, * create-token, * create-multipart-upload, * create-data-export-task, * create-export-task,
            * create-db-snapshot, * create-db-cluster-snapshot, * create-backup, * create-job, * create-report*,
            * create-presigned*, * create-access-key, * create-login-profile, * create-sample-findings, securityhub create-insight,
            * create-network-insights-*, codecommit *, codestar *, iam create-service-specific-credential, ecs create-task-set`,
        ),
        silent: words('--generate-cli-skeleton --dry-run'),
      },
    ],
  },
  az: {
    valued: words('-g --resource-group -n --name -l --location --subscription -o --output --query'),
    rules: [
      {
        tool: 'bicep',
        does: 'applies',
        says: deployments,
        names: words('-f --template-file'),
        silent: words('--what-if --help'),
      },
      {
        tool: 'az',
        does: 'creates',
        verbs: words('create up enable-addons create-or-update'),
        except: phrases(
          `login, account get-access-token, repos *, boards *, pipelines *, devops *, ad sp create-for-rbac, acr *,
            deployment *, stack *, storage container generate-sas, snapshot *, image *, artifacts *`,
        ),
        silent: ['--help'],
      },
      { tool: 'az', does: 'creates', says: phrases('acr create, acr replication create, image gallery create') },
    ],
  },
  gcloud: {
    valued: words('--project --region --zone --account --verbosity --format --configuration'),
    rules: [
      {
        tool: 'gcloud',
        does: 'applies',
        says: ['', 'beta ', 'alpha '].flatMap((track) =>
          phrases(
            'deployment-manager deployments create, deployment-manager deployments update, infra-manager deployments apply',
          ).map((entry) => `${track}${entry}`),
        ),
        names: words('--config --local-source'),
      },
      { tool: 'app_engine', does: 'applies', says: ['app deploy'], here: true, operand: 'first' },
      {
        tool: 'gcloud',
        does: 'creates',
        verbs: words(
          'create create-auto create-oidc create-aws create-with-container deploy enable add-iam-policy-binding patch resize import-from-terraform',
        ),
        except: phrases(
          'config *, auth *, builds *, iam service-accounts keys *, topic *, deploy *, compute snapshots *, compute images *, app deploy, components *, source *',
        ),
        silent: ['--help'],
      },
    ],
  },
  gsutil: {
    rules: [{ tool: 'gsutil', does: 'creates', says: phrases('mb, iam ch, lifecycle set, versioning set') }],
  },
  cf: {
    valued: words('-f --vars-file --var -i -m -k -p -b -c -d -n --strategy'),
    rules: [
      { tool: 'cloud_foundry', does: 'applies', says: words('push blue-green-deploy'), here: true, names: ['-f'] },
      {
        tool: 'cf',
        does: 'creates',
        says: words('create-* cups bind-service map-route update-service enable-* set-quota v3-push'),
        except: words('create-app-manifest create-buildpack'),
      },
    ],
  },
  heroku: {
    rules: [
      {
        tool: 'heroku',
        does: 'creates',
        says: words('create apps:create addons:create pipelines:create domains:add ps:scale'),
      },
    ],
  },
  fly,
  flyctl: fly,
  doctl: creating('doctl', 'create update'),
  hcloud: creating('hcloud', 'create'),
  'linode-cli': creating('linode-cli', 'create'),
  scw: creating('scw', 'create'),
  oci: creating('oci', 'create launch'),
  openstack: creating('openstack', 'create'),
  aliyun: creating('aliyun', 'CreateInstance RunInstances CreateVpc'),
  ibmcloud: creating('ibmcloud', 'create service-instance-create'),
  exo: creating('exo', 'create'),
};

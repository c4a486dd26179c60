import { phrases, words } from '../word-lists.ts';
import { always, type Programs } from './program.ts';

/** The same of the tracks of releases that a command of `gcloud` may be called by. */
const tracks = (entries: readonly string[]): readonly string[] =>
  ['', 'beta ', 'alpha '].flatMap((track) => entries.map((entry) => `${track}${entry}`));

const azureScopes = ['group', 'sub', 'mg', 'tenant'];

/** Commands of clouds and of platforms that run applications. */
export const clouds: Programs = {
  aws: {
    does: {
      plan: phrases('cloudformation create-change-set'),
      drift_check: phrases('cloudformation detect-stack-drift, cloudformation detect-stack-set-drift'),
      lint: ['cloudformation validate-template'],
      apply: phrases(
        'cloudformation deploy, cloudformation create-stack, cloudformation update-stack, cloudformation execute-change-set, cloudformation update-stack-set, cloudformation create-stack-instances',
      ),
      deploy: phrases(
        'ecs update-service, ecs deploy, lambda update-function-code, lambda publish-version, deploy create-deployment, deploy push, elasticbeanstalk update-environment, apprunner start-deployment, amplify start-deployment, amplify start-job',
      ),
      promote: ['lambda update-alias'],
      notify: phrases('sns publish, ses send-email, sesv2 send-email'),
      image_scan: ['ecr start-image-scan'],
      sign: phrases('signer start-signing-job, signer sign-payload, kms sign'),
      verify: ['kms verify'],
    },
    hints: { publish: phrases('s3 sync * s3://*, s3 cp * s3://*') },
    idle: 'rest',
    opens: phrases(
      'codebuild start-build, codebuild start-build-batch, codepipeline start-pipeline-execution, lambda invoke, ecs run-task, batch submit-job, stepfunctions start-execution, ssm send-command',
    ),
    valued: words('--region --profile --output --endpoint-url --query'),
    // The scan goes on after the command has ended.
    fails: [{ of: ['drift_check', 'image_scan'], usually: 'no' }],
  },
  az: {
    does: {
      plan: [...azureScopes.map((scope) => `deployment ${scope} what-if`)],
      apply: [
        ...azureScopes.map((scope) => `deployment ${scope} create`),
        ...phrases('stack group create, stack sub create, stack mg create'),
      ],
      build: phrases('acr build, acr build --no-push, bicep build'),
      publish: phrases('acr build, acr import, artifacts universal publish'),
      lint: phrases('bicep lint, deployment group validate, deployment sub validate'),
      deploy: phrases(
        'webapp deploy, webapp up, webapp deployment source config-zip, webapp config container set, functionapp deploy, functionapp deployment source config-zip, containerapp update, containerapp up, container create, spring app deploy, staticwebapp deploy',
      ),
      promote: phrases('webapp deployment slot swap, functionapp deployment slot swap'),
    },
    idle: 'rest',
    opens: phrases('--confirm-with-what-if, pipelines run, acr run, acr task'),
  },
  gcloud: {
    does: {
      plan: tracks(['infra-manager previews create']),
      build: tracks(['builds submit']),
      apply: tracks(
        phrases(
          'deployment-manager deployments create, deployment-manager deployments update, infra-manager deployments apply',
        ),
      ),
      deploy: tracks(
        phrases(
          'run deploy, run services update, run services replace, run jobs deploy, functions deploy, app deploy, deploy releases create',
        ),
      ),
      promote: tracks(phrases('deploy releases promote, run services update-traffic')),
      image_scan: tracks(['artifacts docker images scan']),
      sign: tracks(phrases('container binauthz attestations sign-and-create, kms asymmetric-sign')),
    },
    idle: 'rest',
    opens: phrases('firebase test, builds triggers, run jobs execute'),
    valued: words('--project --region --zone --account --verbosity --format'),
    fails: [{ of: ['image_scan'], usually: 'no' }],
  },
  gsutil: { hints: { publish: phrases('cp * gs://*, rsync * gs://*') }, idle: 'rest', valued: words('-h -o') },
  doctl: { does: { deploy: phrases('apps create-deployment, apps update') }, idle: 'rest' },
  eb: { does: { deploy: ['deploy'] }, idle: 'rest' },
  copilot: { does: { deploy: phrases('deploy, svc deploy, job deploy, env deploy, pipeline deploy') }, idle: 'rest' },
  fly: { does: { deploy: ['deploy'] }, idle: 'rest' },
  flyctl: { does: { deploy: ['deploy'] }, idle: 'rest', tool: 'fly' },
  heroku: {
    does: {
      deploy: phrases('container:release, deploy:jar'),
      publish: ['container:push'],
      promote: ['pipelines:promote'],
    },
    idle: 'rest',
    besides: { build: ['container:push'] },
    opens: words('ci:run run'),
  },
  netlify: { does: { deploy: ['deploy'], build: ['build'] }, idle: 'rest' },
  vercel: {
    does: { deploy: words('deploy --prod --prebuilt'), build: ['build'], promote: words('promote alias') },
    idle: 'rest',
  },
  wrangler: {
    does: {
      deploy: phrases('deploy, publish, versions upload'),
      publish: phrases('pages deploy, pages publish'),
      promote: ['versions deploy'],
    },
    idle: 'rest',
  },
  firebase: {
    does: { deploy: phrases('deploy, hosting:channel:deploy, appdistribution:distribute') },
    idle: 'rest',
    opens: ['emulators:exec'],
  },
  cf: { does: { deploy: words('push restage blue-green-deploy') }, idle: 'rest', opens: ['run-task'] },
  railway: { does: { deploy: ['up'] }, idle: 'rest', opens: ['run'] },
  kamal: { does: { deploy: words('deploy redeploy rollback') }, idle: 'rest' },
  databricks: {
    does: { deploy: ['bundle deploy'], lint: ['bundle validate'] },
    idle: 'rest',
    opens: phrases('bundle run, jobs run-now'),
  },
  ...Object.fromEntries(words('aliyun ibmcloud oci op vault').map((name) => [name, { idle: 'rest' as const }])),
  ...always('publish', words('surge gh-pages')),
  ...always('deploy', ['ecs-deploy']),
};

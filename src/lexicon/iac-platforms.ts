import { words } from './word-lists.ts';

/** Keys of an application in a manifest of Cloud Foundry beside its name. */
export const cloudFoundryKeys: ReadonlySet<string> = new Set(
  words(`memory instances buildpack buildpacks disk_quota disk-quota stack services command path docker routes route host
    hosts domain domains no-route random-route no-hostname random-hostname default-route health-check-type
    health-check-http-endpoint health-check-timeout processes sidecars timeout env metadata log-rate-limit-per-second
    lifecycle inherit`),
);
/** Keys that lists called `applications` have elsewhere, such as in charts for Argo CD. */
export const otherApplicationKeys: ReadonlySet<string> = new Set(
  words('source sources destination project namespace syncPolicy chart targetRevision repoURL helm finalizers'),
);

/** Runtimes of App Engine, without their version. */
export const appEngineRuntimes: ReadonlySet<string> = new Set(
  words('python nodejs go java php ruby custom dotnet aspnetcore'),
);

/** Keys of Heroku's `app.json`; one alone shows nothing, since `name` and `env` stand in many files of that name. */
export const herokuKeys: ReadonlySet<string> = new Set(words('buildpacks formation addons environments stack image'));
/** Keys of files of the same name that belong to something else: mobile and mini apps. */
export const otherAppJson: ReadonlySet<string> = new Set(
  words('expo displayName pages subPackages window tabBar usingComponents sitemapLocation'),
);

/** Names of an application that stand for one to be filled in. */
export const placeholderName =
  /^$|[<>{}$]|^(my|your)[-_]|[-_]?(app[-_]name|changeme|change[-_]me|placeholder)|^(app|example|sample|demo|test)$/i;

import { describe, expect, test } from 'vitest';
import { readOwnerLabels, readSecurityContacts } from '../../../../collectors/iac/ownership/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

type Files = Record<string, string>;
const labels = async (files: Files) =>
  (await readOwnerLabels(memoryRepository({ files }))).items.map(({ ref, own, resources, labelled, unsure }) => [
    ...[ref, own, resources, labelled, unsure],
  ]);
/** Of one folder: how many can carry a tag, name an owner, and are not told. */
const counts = async (...texts: readonly string[]) => {
  const files = Object.fromEntries(texts.map((text, index) => [`iam/${index}.tf`, text]));
  return (await labels(files))[0]?.slice(2);
};
const bucket = (tags: string, name = 'a') => `resource "aws_s3_bucket" "${name}" {\n  tags = ${tags}\n}\n`;
const bare = 'provider "aws" {}\n';

describe('a resource names an owner', () => {
  test.each([
    '{ owner = "payments" }',
    '{ "Service-Owner" = "payments" }',
    '{ "shop.uk/team" = var.team }',
    '{ "business-unit" = local.unit }',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: HCL
    '{ contact = "${var.team}@shop.uk" }',
    'local.tags',
    'local.all.tags',
    'merge(local.none, local.tags, var.more)',
  ])('by its tags %s', async (tags) => {
    const locals =
      'locals {\n  unit = "shop"\n  none = { Name = "x" }\n  tags = merge(local.none, { Owner = "payments" })\n  all = { tags = { owner = "x1" } }\n}\n';
    expect(await counts(bare, locals, bucket(tags))).toEqual([1, 1, 0]);
  });

  test('by what its provider adds, the one it is made with', async () => {
    const provider = 'provider "aws" {\n  default_tags {\n    tags = { team = "payments" }\n  }\n}\n';
    const west = 'provider "aws" {\n  alias = "west"\n}\n';
    const other = 'resource "aws_sqs_queue" "b" {\n  provider = aws.west\n}\n';
    expect(await counts(provider, west, bucket('{}'), other)).toEqual([2, 1, 0]);
    const google = 'provider "google" {\n  default_labels = { team = "payments" }\n}\n';
    expect(await counts(google, 'resource "google_storage_bucket" "b" {}\n')).toEqual([1, 1, 0]);
  });

  test('by blocks of tags, and by marks of a namespace', async () => {
    const group =
      'resource "aws_autoscaling_group" "g" {\n  tag {\n    key = "Owner"\n    value = "payments"\n    propagate_at_launch = true\n  }\n}\n';
    const space =
      'resource "kubernetes_namespace" "n" {\n  metadata {\n    name = "x"\n    labels = { team = "payments" }\n  }\n}\n';
    expect(await counts(bare, group, space)).toEqual([2, 2, 0]);
  });
});

describe('a resource names no owner', () => {
  test.each([
    '{ owner = "" }',
    '{ owner = "TBD" }',
    '{ owner = null }',
    '{ "cost-centre" = "x" }',
    '{ Name = "x" }',
    '{}',
  ])('by its tags %s', async (tags) => expect(await counts(bare, bucket(tags))).toEqual([1, 0, 0]));

  test('where what joins two others, or is made by no cloud, could not name one', async () => {
    const joins = ['aws_iam_role_policy_attachment', 'aws_s3_bucket_versioning', 'random_id', 'github_team'];
    expect(await counts(bare, ...joins.map((type) => `resource "${type}" "x" {}\n`))).toBeUndefined();
    expect(await counts(bare, `resource "aws_s3_bucket" "x" {\n  count = 0\n}\n`)).toBeUndefined();
  });
});

describe('it is not told whether a resource names an owner', () => {
  test.each([
    'var.tags',
    'module.label.tags',
    'local.loop',
    '{ (var.key) = "x" }',
    '{ owner = var.blank }',
    '{ owner = var.a == "" ? null : "x" }',
    'jsondecode(file("tags.json"))',
  ])('by its tags %s', async (tags) => {
    const names = 'locals {\n  loop = local.loop\n}\nvariable "blank" {\n  default = ""\n}\n';
    expect(await counts(bare, names, bucket(tags))).toEqual([1, 0, 1]);
  });

  test('where the folder is taken in by others, whose provider may add one', async () => {
    expect(await counts(bucket('{}'))).toEqual([1, 0, 1]);
  });

  test('where its type is not known to carry tags, unless another of its type does', async () => {
    const odd = (tags: string) => `resource "aws_quite_new" "${tags.length}" {\n  ${tags}\n}\n`;
    expect(await counts(bare, odd(''))).toEqual([1, 0, 1]);
    expect(await counts(bare, odd(''), odd('tags = { owner = "payments" }'))).toEqual([2, 1, 0]);
  });

  test('where the values lead to each other in rings and fans', async () => {
    const fan = Array.from({ length: 30 }, (_, n) => `  t${n} = merge(local.t${n + 1}, local.t${n + 1})`).join('\n');
    expect(await counts(bare, `locals {\n${fan}\n}\n`, bucket('local.t0'))).toEqual([1, 0, 1]);
  });
});

test('each folder is told of apart, with whether the source runs it itself', async () => {
  const backend = 'terraform {\n  backend "s3" {\n    bucket = "shop-state"\n    key = "x"\n  }\n}\n';
  const files = {
    'live/main.tf': `${backend}${bare}module "m" {\n  source = "../modules/m"\n}\n${bucket('{ owner = "payments" }')}`,
    'modules/m/main.tf': bucket('{}'),
    'modules/unused/main.tf': bucket('{}'),
    'examples/x/main.tf': bucket('{ owner = "payments" }'),
  };
  expect(await labels(files)).toEqual([
    ['terraform live', 'yes', 1, 1, 0],
    ['terraform modules/m', 'yes', 1, 0, 1],
    ['terraform modules/unused', 'unknown', 1, 0, 1],
  ]);
});

describe('a contact for security', () => {
  const contacts = async (text: string) =>
    (await readSecurityContacts(memoryRepository({ files: { 'a/main.tf': `${bare}${text}` } }))).items.map(
      ({ resource, own, path }) => [resource, own, path],
    );
  const alternate = (type: string, more = '', email = '"security@shop.uk"') =>
    `resource "aws_account_alternate_contact" "s" {\n  alternate_contact_type = "${type}"\n  email_address = ${email}\n  ${more}\n}\n`;

  test('is one that the provider is told for security', async () => {
    expect(await contacts(alternate('SECURITY'))).toEqual([['aws_account_alternate_contact', 'unknown', 'a']]);
    expect(await contacts(alternate('BILLING'))).toEqual([]);
    expect(await contacts(alternate('SECURITY', 'count = 0'))).toEqual([]);
    expect(await contacts(alternate('SECURITY', '', '"security@example.com"'))).toEqual([]);
    expect(await contacts(alternate('SECURITY', '', 'var.email'))).toHaveLength(1);
    expect(await contacts('resource "azurerm_security_center_contact" "s" {\n  email = "a@shop.uk"\n}\n')).toHaveLength(
      1,
    );
    const google = (sorts: string) =>
      `resource "google_essential_contacts_contact" "s" {\n  email = "a@shop.uk"\n  notification_category_subscriptions = ${sorts}\n}\n`;
    expect(await contacts(google('["SECURITY"]'))).toHaveLength(1);
    expect(await contacts(google('["BILLING"]'))).toEqual([]);
  });

  test('keeps no address in its fact', async () => {
    const files = { 'a/main.tf': alternate('SECURITY') };
    expect(JSON.stringify(await readSecurityContacts(memoryRepository({ files })))).not.toContain('@');
  });
});

import { describe, expect, test } from 'vitest';
import { readResponsibilities } from '../../../../collectors/documents/responsibility/index.ts';
import { memoryRepository } from '../../../../fixtures/memory-repository.ts';

const read = async (files: Readonly<Record<string, string>>) =>
  (await readResponsibilities(memoryRepository({ files }))).items;
/** What a text in the documentation is found to tell. */
const told = async (text: string, path = 'docs/responsibilities.md') => read({ [path]: text });

const matrix = `# Who looks after what

We run the booking service on AWS. This page is kept by our team.

| Area | AWS | Booking team | Comment |
| --- | --- | --- | --- |
| Physical security | ✅ | | |
| Patching of the guest operating system | | ✅ | monthly |
| Backups of the database | | ✅ | |
| Encryption keys | ✅ | ✅ | |
`;

describe('a table of responsibilities', () => {
  test('with a column for each side tells who does what', async () => {
    expect(await read({ 'docs/shared.md': matrix, 'README.md': 'See [who does what](docs/shared.md).' })).toEqual([
      {
        ref: 'docs/shared.md#1',
        at: { commit: expect.any(String), path: 'docs/shared.md', line: 7 },
        form: 'matrix',
        isOwn: 'yes',
        ownBecause: 'speaks_as_we',
        splits: 'yes',
        concrete: 'yes',
        reachable: 'yes',
        parts: 4,
        ownedParts: 4,
        openParts: 0,
        reviewDue: 'none',
        reviewedAgeDays: null,
      },
    ]);
  });

  test('is read from AsciiDoc, reStructuredText and HTML as well', async () => {
    const asciidoc = `= Shared responsibility model

We run this with our supplier.

[cols="1,1,1", options="header"]
|===
| Area | Supplier | Our team

| Patching
| x
|

| Backups | | x
| Monitoring
|
| x
|===
`;
    const list = `Shared responsibility model
===========================

We run this with our supplier. Our team is small.

.. list-table::
   :header-rows: 1

   * - Area
     - Supplier
     - Our team
   * - Patching
     - x
     -
   * - Backups
     -
     - x
   * - Monitoring
     -
     - x
`;
    const grid = `Shared responsibility model
===========================

We run this with our supplier. Our team is small.

+------------+----------+----------+
| Area       | Supplier | Our team |
+============+==========+==========+
| Patching   | x        |          |
+------------+----------+----------+
| Backups    |          | x        |
+------------+----------+----------+
| Monitoring |          | x        |
+------------+----------+----------+
`;
    const html = `# Shared responsibility model

We run this with our supplier. Our team is small.

<table>
<tr><th>Area</th><th>Supplier</th><th>Our team</th></tr>
<tr><td>Patching</td><td>x</td><td></td></tr>
<tr><td>Backups</td><td></td><td>x</td></tr>
<tr>
  <td>Monitoring</td>
  <td></td>
  <td>x</td>
</tr>
</table>
`;
    const same = { form: 'matrix', splits: 'yes', concrete: 'yes', isOwn: 'yes', parts: 3 };
    expect(await told(asciidoc, 'docs/a.adoc')).toMatchObject([same]);
    expect(await told(list, 'docs/a.rst')).toMatchObject([same]);
    expect(await told(grid, 'docs/a.rst')).toMatchObject([same]);
    expect(await told(html)).toMatchObject([same]);
  });

  test('with a column of owners counts those who are named, and those left open', async () => {
    const owners = `# Responsibilities

We look after this service with the hosting supplier. Our list:

| Control | Owner |
| --- | --- |
| Patching | Platform team |
| Backups | AWS |
| Access reviews | Jane Smith |
| Monitoring | TBD |
| Certificates | <team> |
| Incidents | Service owner |
| Logging | Security team |
`;
    expect(await told(owners)).toMatchObject([
      { form: 'matrix', splits: 'yes', concrete: 'yes', parts: 7, ownedParts: 5, openParts: 2 },
    ]);
  });

  test('takes one name of a product in each row for no owner', async () => {
    const owners = `# Responsibilities

We, our team.

| Control | Managed by |
| --- | --- |
| Patching | Acme Cloudy |
| Backups | Acme Cloudy |
| Access | Acme Cloudy |
`;
    expect(await told(owners)).toMatchObject([{ ownedParts: 0, splits: 'unknown', concrete: 'unknown' }]);
  });

  test('with the duties of each side tells who does what', async () => {
    const duties = `# Roles and responsibilities

We, our team, run this with a supplier.

| Team | Responsibilities |
| --- | --- |
| Hosting supplier | Patching of the hosts, backups |
| Payments team | Access reviews |
| Service owner | Incidents |
| <name> | Monitoring |
`;
    expect(await told(duties)).toMatchObject([
      { form: 'matrix', splits: 'yes', concrete: 'yes', parts: 4, openParts: 1 },
    ]);
  });

  test('of letters is a RACI', async () => {
    const raci = `---
owner: payments
---

# RACI

We keep this with our supplier.

| Task | Supplier | Service team | Security team |
| --- | --- | --- | --- |
| Patching | R | A | I |
| Backups | R | A | |
| Incident response | C | R | A/R |
`;
    expect(await told(raci)).toMatchObject([{ form: 'raci', isOwn: 'yes', splits: 'yes', concrete: 'yes', parts: 3 }]);
  });

  test('that compares products, prices or roles of an application tells nothing', async () => {
    const compares = (head: string) => `# Choosing\n\nWe looked at it, our team.\n\n${head}
| --- | --- | --- |
| Patching | yes | no |
| Backups | yes | yes |
| Access | no | yes |
`;
    expect(await told(compares('| Feature | AWS | Azure |'), 'docs/a.md')).toEqual([]);
    expect(await told(compares('| Feature | AWS | Our team |'), 'docs/a.md')).toEqual([]);
    expect(await told(compares('| Permission | Viewer | Editor |'), 'docs/a.md')).toEqual([]);
  });

  test('that nobody filled in divides nothing', async () => {
    const empty = `# Shared responsibility model

We, our team, fill this in.

| Area | Supplier | Our team |
| --- | --- | --- |
| Patching | TBD | TBD |
| Backups | | |
| Access | {{owner}} | [name] |
`;
    expect(await told(empty)).toMatchObject([{ splits: 'unknown', concrete: 'unknown', ownedParts: 0, openParts: 3 }]);
  });
});

describe('lists and sentences', () => {
  const offer = `---
title: Our offer to you
owner_slack: "#team"
last_reviewed_on: 2026-05-01
review_in: 6 months
---

## What we offer

We offer the following, which are managed on your behalf by the Orchard Platform team:

- certificates for all applications
- patching of the nodes
- networks and firewalls

## What we don't offer

- application security

## What we expect from application teams

We expect application teams to:

- monitor their applications
- keep their applications patched
- remove users when they leave
`;

  test('of a platform for its tenants tell what either side does', async () => {
    const files = {
      'source/our-offer.html.md.erb': offer,
      'source/index.html.md.erb': '# Home',
      'config/tech-docs.yml': 'host: x',
    };
    expect(await read(files)).toMatchObject([
      {
        form: 'list',
        isOwn: 'yes',
        splits: 'yes',
        concrete: 'yes',
        reachable: 'yes',
        parts: 6,
        ownedParts: 6,
        reviewDue: 'current',
        reviewedAgeDays: 31,
      },
    ]);
  });

  test('of one paragraph divide, and are no detailed list', async () => {
    const text = `# Patching

We run this service on AWS.

The Orchard Platform team is responsible for patching the nodes. Application teams are responsible for patching their containers.
We review this.
`;
    expect(await told(text, 'docs/patching.md')).toMatchObject([
      { form: 'prose', isOwn: 'yes', splits: 'yes', concrete: 'unknown', parts: 2 },
    ]);
  });

  test('below the names of the sides tell what either does', async () => {
    const text = `# Shared responsibilities

This is how we divide the work on our service.

## AWS

- physical security
- patching of the managed databases

## Payments team

- access reviews
- backups
`;
    expect(await told(text)).toMatchObject([{ form: 'list', splits: 'yes', concrete: 'yes', parts: 4, ownedParts: 4 }]);
  });

  const we = 'We run the service for the people of the city. Our service is on AWS.';
  test.each([
    [
      'a denial',
      `There is no shared responsibility model. AWS is not responsible for patching and we are not responsible for backups.`,
    ],
    [
      'a plan',
      'We should write a RACI. We will write a shared responsibility model with AWS for patching and backups.',
    ],
    [
      'a proposal',
      'We propose that AWS is responsible for patching and that the service team is responsible for backups.',
    ],
    ['a question', 'Is AWS responsible for patching? Is the service team responsible for backups?'],
    ['a quotation', '> AWS is responsible for patching.\n> The service team is responsible for backups.'],
    ['code', '```\nAWS is responsible for patching. The service team is responsible for backups.\n```'],
    ['a comment', '<!-- AWS is responsible for patching. The service team is responsible for backups. -->'],
    [
      'something to be written',
      'TODO: AWS is responsible for patching. To be written: the service team is responsible for backups.',
    ],
    ['a heading with nothing below it', '## Shared responsibility model\n\n## RACI'],
    [
      'tracing and other words',
      'We use tracing. Ferociracious software is used by the service team with AWS for monitoring.',
    ],
    [
      'a page of a vendor alone',
      'See the [shared responsibility model](https://aws.amazon.com/compliance/shared-responsibility-model/).',
    ],
    [
      'where to report',
      'Please report vulnerabilities to the security team. It is your responsibility to give us time to patch.',
    ],
    ['what is struck out', '~~AWS is responsible for patching.~~ ~~The service team is responsible for backups.~~'],
  ])('of %s tell nothing', async (_, text) => {
    const items = await told(`# Our service\n\n${we}\n\n${text}\n`, 'docs/a.md');
    expect(
      items.filter(({ splits, concrete, form }) => splits === 'yes' || concrete === 'yes' || form === 'review'),
    ).toEqual([]);
    expect(items).toEqual([]);
  });

  test("of a vendor are not the source's own", async () => {
    const text = `# Shared responsibility model

AWS is responsible for the physical security of its data centres and for patching the hypervisor.
Customers are responsible for patching the guest operating system, for backups and for access.
`;
    expect(await told(text)).toMatchObject([{ isOwn: 'no', splits: 'unknown', concrete: 'unknown' }]);
  });

  test('of a product for those who install it are not known to be its own', async () => {
    const text = `# Security

We publish a new image each month. You are responsible for patching your cluster and for backups of your data.
Your platform team is responsible for access. Our support is responsible for incidents.
`;
    for (const item of await told(text, 'docs/security.md')) expect(item.isOwn).not.toBe('yes');
  });

  test('of a training, a glossary or slides are not its own', async () => {
    for (const path of ['docs/training/cloud.md', 'docs/glossary.md', 'docs/slides/day-1.md'])
      expect(await told(matrix, path)).toMatchObject([{ isOwn: 'no' }]);
  });

  test('of a form to be filled in are not known to be its own', async () => {
    const form = matrix.replace('Booking team', 'Service team').replace('booking', '<service name> of <team name>');
    expect(await told(form, 'docs/a.md')).toMatchObject([{ isOwn: 'unknown' }]);
    expect(await told(matrix, 'docs/responsibility-template.md')).toMatchObject([{ isOwn: 'unknown' }]);
  });

  test('of guidance for any house are not known to be its own', async () => {
    const text = `# Responsibilities

We recommend this to each of our readers.

Platform teams are responsible for patching the nodes and for backups. Application teams are responsible for their access.
`;
    expect(await told(text)).toMatchObject([{ isOwn: 'unknown', splits: 'yes' }]);
  });

  test('that were set aside are left out', async () => {
    expect(await told(matrix, 'docs/archive/a.md')).toEqual([]);
    expect(await told(matrix, 'docs/deprecated-model.md')).toEqual([]);
    expect(await told(`---\nstatus: superseded\n---\n${matrix}`)).toEqual([]);
    expect(await told(matrix.replace('We run', 'This page is deprecated. We run'))).toMatchObject([
      { isOwn: 'unknown', ownBecause: 'draft' },
    ]);
  });

  test('in another language are a gap', async () => {
    const german = `# RACI und Verantwortung

Der Betreiber ist für die Sicherheit der Gebäude zuständig und wird von uns nicht geprüft. Das Team ist für die Sicherung
der Daten zuständig, und die Schlüssel werden von dem Betreiber verwaltet. Es gilt für alle Dienste, die wir mit ihm betreiben.
`;
    const { items, gaps } = await readResponsibilities(memoryRepository({ files: { 'docs/a.md': german } }));
    expect(items).toEqual([]);
    expect(gaps).toMatchObject([{ reason: 'unsupported' }]);
  });
});

describe('what is told otherwise', () => {
  test('by a picture is there, and unknown', async () => {
    const text =
      '# Hosting\n\nWe host it.\n\n![Shared responsibility model](model.png)\n\nWho is responsible is shown above.\n';
    expect(await told(text, 'docs/hosting.md')).toMatchObject([
      { ref: 'docs/hosting.md#untold', splits: 'unknown', concrete: 'unknown', isOwn: 'unknown', parts: 0 },
    ]);
  });

  test('by a decision counts when it is accepted', async () => {
    const decision = (status: string) => `# 5. Use RDS\n\nDate: 2026-01-01\n\n## Status\n\n${status}\n\n## Decision

AWS is responsible for patching the database. The payments team is responsible for backups and access.
`;
    const at = 'docs/adr/0005-use-rds.md';
    expect(await told(decision('Accepted'), at)).toMatchObject([{ form: 'decision', isOwn: 'yes', splits: 'yes' }]);
    expect(await told(decision('Proposed'), at)).toEqual([]);
    expect(await told(decision('Superseded by 6'), at)).toEqual([]);
  });

  test('by a review against a framework counts when it took place', async () => {
    const review = `# Well-Architected review of payments

Date: 2026-02-01

We looked at our service with somebody from the other department and went through each of the questions of the framework.

## Findings

We have two high risks in the pillar of reliability, one of them about the restoring of our backups, which we have not
tried out for more than a year, and one about the limits of the accounts that we share with the other services there.
`;
    expect(await told(review, 'docs/reviews/war.md')).toMatchObject([{ form: 'review', isOwn: 'yes' }]);
    const plan =
      '# Well-Architected review\n\nWe will do a Well-Architected review of our service next year, we hope.\n';
    expect(await told(plan, 'docs/reviews/war.md')).toEqual([]);
  });

  test('by a plan of OSCAL is what is provided, inherited and left to somebody', async () => {
    const requirement = (control: string, more: object) => ({
      'control-id': control,
      'by-components': [{ 'component-uuid': 'a', description: 'As it is done.', ...more }],
    });
    const plan = {
      'system-security-plan': {
        'system-characteristics': { 'system-name': 'Payments' },
        'control-implementation': {
          'implemented-requirements': [
            requirement('ac-2', { inherited: [{ uuid: '1' }], 'responsible-roles': [{ 'role-id': 'ops' }] }),
            requirement('cp-9', { export: { provided: [{ uuid: '2' }] } }),
            requirement('au-2', { export: { responsibilities: [{ uuid: '3' }] } }),
            requirement('ir-4', { description: 'TBD' }),
          ],
        },
      },
    };
    const expected = {
      form: 'oscal',
      isOwn: 'yes',
      splits: 'yes',
      concrete: 'yes',
      parts: 4,
      ownedParts: 1,
      openParts: 1,
    };
    expect(await read({ 'system-security-plan.json': JSON.stringify(plan) })).toMatchObject([expected]);
    expect(await read({ 'docs/ssp.json': '{' })).toEqual([]);
  });
});

describe('reachable', () => {
  const reach = async (files: Readonly<Record<string, string>>) => {
    const items = await read({ 'notes/shared.md': 'x', 'docs/shared.md': matrix, ...files });
    return items.find(({ ref }) => ref === 'docs/shared.md#1')?.reachable;
  };
  test.each([
    ['a link of the README', { 'README.md': '[a](docs/shared.md#part)' }],
    ['a link by a name', { 'README.md': 'See [a][1].\n\n[1]: ./docs/shared.md' }],
    ['links in several steps', { 'README.md': '[a](docs/)', 'docs/README.md': '[b](b)', 'docs/b.md': '[c](shared)' }],
    ['an index of documents', { 'docs/index.md': '[a](shared.md)' }],
    ['a navigation', { 'mkdocs.yml': 'site_name: x\nnav:\n  - Home: index.md\n  - More:\n      - shared.md\n' }],
    ['a site that publishes all', { 'mkdocs.yml': 'site_name: x\n' }],
    ['a tree of pages', { 'docs/index.rst': 'Docs\n====\n\n.. toctree::\n   :maxdepth: 2\n\n   shared\n' }],
    ['a summary', { 'SUMMARY.md': '* [a](docs/shared.md)' }],
  ])('is what %s leads to', async (_, files) => {
    expect(await reach(files)).toBe('yes');
  });
  test.each([
    ['nothing leads to', { 'README.md': '# x' }],
    ['a navigation leaves out', { 'mkdocs.yml': 'nav:\n  - index.md\n' }],
    ['only a link in code leads to', { 'README.md': '```\n[a](docs/shared.md)\n```' }],
  ])('is not known of what %s', async (_, files) => {
    expect(await reach(files)).toBe('unknown');
  });
  test('is denied of what no index leads to and no site publishes', async () => {
    const files = { 'README.md': '# x', 'responsibilities.md': matrix };
    expect(await read(files)).toMatchObject([{ ref: 'responsibilities.md#1', reachable: 'no' }]);
  });
});

describe('what only looks like it', () => {
  test('is the traffic light of a report', async () => {
    const light = `# Status

We keep it, our team.

| Work | January | February |
| --- | --- | --- |
| Patching | R | A |
| Backups | A | A |
| Access | R | R |
`;
    expect(await told(light, 'docs/status.md')).toEqual([]);
  });
  test('is a page on how to report a vulnerability', async () => {
    const report = `# Responsible disclosure

## Our responsibilities

- We keep your report safe
- We patch what you found

## Your responsibilities

- Give us time for a patch
- Keep the data of others safe
`;
    expect(await told(report, 'SECURITY.md')).toEqual([]);
  });
  test('is a list of what is to be done, or an inventory', async () => {
    const actions = `# Incident of March

We met, our team.

## Who is responsible for the next steps

| Action | Owner | Due date |
| --- | --- | --- |
| Patching of the nodes | Platform team | 2026-03-31 |
| Backups of the database | AWS | 2026-04-01 |
| Access review | Jane Smith | 2026-04-02 |
`;
    expect(await told(actions, 'docs/incident.md')).toEqual([]);
    const inventory = `# Who owns which component

We keep this list, our team.

| Component | Owner |
| --- | --- |
| Monitoring | Orchard Platform team |
| Logging | Payments team |
| Access gateway | AWS |
`;
    expect(await told(inventory, 'docs/components.md')).toMatchObject([
      { splits: 'unknown', concrete: 'unknown', parts: 3 },
    ]);
  });
  test('is a list of tools with those who make them', async () => {
    const tools = `# Tools

We use these, our team.

| Tool | Provided by |
| --- | --- |
| Monitoring | AWS |
| Logging | Payments team |
| Backups | AWS |
`;
    expect(await told(tools, 'docs/tools.md')).toEqual([]);
  });
});

import { words } from './word-lists.ts';

/** Names of modules of Ansible that work on a cloud, a cluster or a platform; a file is looked through for them. */
export const cloudModule =
  /\b(?:amazon\.aws|community\.aws|azure\.azcollection|google\.cloud|hetzner\.hcloud|openstack\.cloud|community\.digitalocean|community\.vmware|community\.proxmox|kubernetes\.core|community\.kubernetes|community\.okd|linode\.cloud|vultr\.cloud|ovirt\.ovirt)\.|\b(?:ec2|rds|elb|iam|azure_rm|gcp|gce|os|hcloud|digital_ocean|vmware|proxmox|linode|k8s|route53|cloudformation|s3_bucket|helm)(?:_\w{1,40})?:/;

const creating =
  /^(?:(?:amazon|community)\.aws\.|azure\.azcollection\.|google\.cloud\.|hetzner\.hcloud\.|openstack\.cloud\.|community\.digitalocean\.|community\.vmware\.|community\.proxmox\.|community\.kubernetes\.|community\.okd\.|linode\.cloud\.|vultr\.cloud\.|ovirt\.ovirt\.|kubernetes\.core\.(?:k8s|helm)|community\.general\.(?:proxmox|linode|scaleway|heroku|terraform|nomad_job|ovh|hwc_|packet_)|ec2(?:_|$)|rds(?:_|$)|elb_|iam(?:_|$)|azure_rm_|gcp_|gce(?:_|$)|os_|hcloud_|digital_ocean|vmware_guest|proxmox|linode(?:_|$)|k8s(?:_|$)|route53|cloudformation$|s3_bucket$|helm$)/;
const looking =
  /(?:_info|_facts|_metadata|_exec|_log|_cp|_status|_sts_session_token|s3_object|caller_info)$|\.(?:s3_object|aws_caller_info|k8s_info|k8s_exec|k8s_log|k8s_cp|helm_info|helm_template)$/;

/** Whether a module of Ansible makes or changes something of a cloud, a cluster or a platform. */
export function createsInCloud(module: string): boolean {
  return creating.test(module) && !looking.test(module);
}

/** Modules that run a command as it is written. */
export const commandModules: ReadonlySet<string> = new Set(
  words(
    'command shell raw script ansible.builtin.command ansible.builtin.shell ansible.builtin.raw ansible.builtin.script',
  ),
);

/** Keys of which a play must have one, beside its hosts. */
export const playKeys: readonly string[] = words('tasks roles pre_tasks post_tasks handlers gather_facts become');
export const taskLists: readonly string[] = words('pre_tasks tasks post_tasks handlers');
export const includedRoles: readonly string[] = words(
  'include_role import_role ansible.builtin.include_role ansible.builtin.import_role',
);
export const includedTasks: readonly string[] = words(
  'include_tasks import_tasks ansible.builtin.include_tasks ansible.builtin.import_tasks include',
);
export const importedPlaybooks: readonly string[] = words('import_playbook ansible.builtin.import_playbook include');

/** Folders of Ansible that hold no playbook and no inventory, and those in which a role or a machine is tried out. */
export const innerFolders: ReadonlySet<string> = new Set(
  words(
    'roles group_vars host_vars files templates library filter_plugins collections tasks handlers defaults vars meta',
  ),
);
export const trialFolders: ReadonlySet<string> = new Set(words('molecule vagrant .vagrant .molecule e2e'));

/** Folders under which inventories lie. */
export const inventoryFolders: ReadonlySet<string> = new Set(
  words('inventories inventory hosts environments environment envs env'),
);
/** Files that are inventories by their names, in any folder; and what ends the names of those that ask a cloud. */
export const inventoryFile = /^(?:hosts|inventory)(?:\.(?:ini|ya?ml|cfg|toml))?$/i;
export const dynamicInventory =
  /(?:^|[._-])(?:aws_ec2|azure_rm|gcp_compute|gcp|hcloud|proxmox|openstack|vmware|digitalocean|linode)\.ya?ml$/i;
/** Files in a folder of inventories that may be one. */
export const perhapsInventory = /^[\w-]{1,100}(?:\.(?:ini|ya?ml|cfg|inventory))?$/;
/** Names in a path that say that it shows how one might look. */
export const shown = /(^|[/_.-])(?:examples?|samples?|templates?|dist)(?=[/_.-]|$)/i;
/** Folders and stems that name no environment, wherever they stand. */
export const noEnvironment: ReadonlySet<string> = new Set(
  words('hosts inventory main all default static local localhost localdev demo example sample common global shared'),
);
/** Hosts that are nobody's: placeholders, addresses kept for documents, and the machine itself. */
export const nobodysHost =
  /^(?:localhost|127\.|::1$|0\.0\.0\.0|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|1\.2\.3\.4|x\.x\.|your|<|\{|\$|example|(?:.{0,200}\.)?example(?:\.(?:com|org|net))?$)/i;

/** Names by which a playbook is known before it is read. */
export const playbookFile = /(^|\/)(?:site|playbook[^/]{0,100})\.ya?ml$|(^|\/)playbooks\/[^/]{1,200}\.ya?ml$/;

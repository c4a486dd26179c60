export { readAnsible as readHosts } from './ansible.ts';
export { readRunners } from './runners/index.ts';

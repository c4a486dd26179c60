import { phrases, words } from '../word-lists.ts';

/** Flags of `ssh` whose value is the word after them. */
export const sshOptions: readonly string[] = words('-i -p -o -l -F -J -L -R -D -b -c -e -E -I -m -O -Q -S -W -w');

/** Commands that change a running machine where they are run; entries as in `Does`. */
export const edits: readonly string[] = phrases(
  `git pull, git checkout, git switch, git reset, git clone, git fetch, sed -i, vi, vim, nano, tee, cp, mv, ln, patch, tar, unzip,
  apt-get install, apt-get upgrade, apt install, apt upgrade, yum install, dnf install, apk add, npm install, npm ci,
  yarn install, pip install, pip3 install, composer install, bundle install`,
);

/** Commands that start another version of what runs there. */
export const restarts: readonly string[] = phrases(
  `docker pull, docker run, docker compose up, docker compose pull, docker restart, docker stack deploy, docker service update,
  docker-compose up, docker-compose pull, podman run, podman pull, systemctl restart, systemctl reload, service,
  supervisorctl restart, pm2 restart, pm2 reload, pm2 start, kill`,
);

/** Programs that copy files, to another machine where the last argument says so. */
export const copiers: ReadonlySet<string> = new Set(words('scp rsync sftp lftp ncftpput'));

/** Addresses to which a message is sent. */
export const messengers: readonly string[] = words(
  `hooks.slack.com slack.com/api webhook.office.com outlook.office.com/webhook discord.com/api/webhooks
  discordapp.com/api/webhooks events.pagerduty.com api.opsgenie.com api.telegram.org chat.googleapis.com`,
);
/** Parts of the names of variables that hold such an address, in capitals. */
export const messengerNames: readonly string[] = words(
  'SLACK TEAMS_WEBHOOK MSTEAMS DISCORD PAGERDUTY OPSGENIE TELEGRAM',
);
/** Addresses that start a deployment, and parts of the names of variables that hold one. */
export const deployHooks: readonly string[] = words('api.render.com/deploy api.vercel.com/v1/integrations/deploy');
export const deployHookNames: readonly string[] = words('DEPLOY_HOOK DEPLOY_WEBHOOK RENDER_HOOK');

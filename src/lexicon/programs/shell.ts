import { words } from '../word-lists.ts';
import type { Programs } from './program.ts';

const quiet = words(`: [ [[ alias break continue declare dirs echo exit export false hash jobs let local printf pwd read
    readarray mapfile return set shift shopt sleep test trap true type typeset ulimit umask unalias unset wait
    awk base64 basename bc bzip2 cat chgrp chmod chown cmp column comm cp cut date dd df diff dirname dos2unix du
    envsubst expr file fold free getent gawk grep egrep fgrep groups gunzip gzip head hostname id install jq jsonnet yq
    ytt dasel gomplate j2 dig nslookup host join kill killall ln ls lsof mkdir mktemp more less mount mv nc nproc numfmt
    od paste patch ping ps readlink realpath rename rg rm rmdir sed seq shuf sort split ssh-add ssh-agent ssh-keyscan
    stat strip sync tac tail tar tee timedatectl touch tput tr tree truncate tzselect uname uniq unxz unzip
    tty yes update-alternatives update-ca-certificates useradd usermod groupadd wc which who whoami xz zip zstd 7z locale-gen
    add-apt-repository sysctl swapoff swapon rev service wait-on wait-for-it apk apt apt-get apt-key dnf dpkg easy_install luarocks microdnf pacman pip pip3 pipx
    pipenv snap winget yum zypper fnm sdk tfenv tofuenv tgenv tfswitch conda mamba micromamba direnv
    wget git-lfs svn netcat codecov codecovcli coveralls tfupdate semver
    Write-Host Write-Output Write-Error Set-Location Get-ChildItem New-Item Remove-Item Copy-Item Move-Item
    Install-Module Import-Module Get-Content Set-Content Out-File Test-Path Expand-Archive Compress-Archive`);

/** The shell's own commands, file tools and installers: they do nothing that counts. */
export const shell: Programs = {
  ...Object.fromEntries(quiet.map((name) => [name, { idle: 'rest' as const }])),
  curl: { idle: 'rest' },
  find: { idle: 'rest', opens: words('-exec -execdir -ok -okdir') },
  rustup: { idle: 'rest', opens: ['run'] },
  nvm: { idle: 'rest', opens: words('exec run') },
  pyenv: { idle: 'rest', opens: ['exec'] },
  rbenv: { idle: 'rest', opens: ['exec'] },
  asdf: { idle: 'rest', opens: ['exec'] },
  mise: { idle: 'rest', opens: words('run r exec x task tasks') },
  volta: { idle: 'rest', opens: ['run'] },
  brew: { idle: 'rest', opens: ['test'] },
  corepack: { idle: 'rest', opens: words('npm yarn pnpm') },
  apprise: { does: { notify: ['*'] } },
  mail: { does: { notify: ['*'] } },
  mailx: { does: { notify: ['*'] } },
  sendmail: { does: { notify: ['*'] } },
  swaks: { does: { notify: ['*'] } },
};

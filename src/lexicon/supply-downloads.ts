import { words } from './word-lists.ts';

/** A program that fetches files, and what its flags say. */
export interface Fetcher {
  /** Flags whose value is the next word. */
  readonly valued: readonly string[];
  /** Flags that name the file it writes. */
  readonly output: readonly string[];
  /** Flags that keep what comes under the name it has. */
  readonly keeps: readonly string[];
  /** Flags with which it asks, sends or tries, and fetches no file. */
  readonly silent: readonly string[];
  /** Without a flag for it, what comes is kept. */
  readonly isKept: boolean;
}

/** Programs that fetch, by name. */
export const fetchers: ReadonlyMap<string, Fetcher> = new Map(
  Object.entries<Fetcher>({
    curl: {
      valued:
        words(`-o --output -H --header -u --user -A --user-agent -e --referer -b --cookie -c --cookie-jar -m --max-time
        --connect-timeout --retry --retry-delay --retry-max-time -w --write-out --cacert --cert --key --proxy -x --resolve
        --output-dir --proto --tlsv1 -r --range --limit-rate --netrc-file -K --config --dump-header -D -X --request`),
      output: words('-o --output'),
      keeps: words('-O --remote-name -J --remote-header-name --remote-name-all'),
      silent:
        words(`-X --request -d --data --data-raw --data-binary --data-urlencode --json -F --form -T --upload-file -I --head
        -V --version -h --help`),
      isKept: false,
    },
    wget: {
      valued: words(`-O --output-document -P --directory-prefix -t --tries -T --timeout -U --user-agent --header --user
        --password -o --output-file -a --append-output -e --execute --ca-certificate --waitretry --wait -w -i --input-file`),
      output: words('-O --output-document'),
      keeps: [],
      silent: words('--spider --post-data --post-file --method --body-data --version --help'),
      isKept: true,
    },
    aria2c: {
      valued: words('-o --out -d --dir -x -s -j'),
      output: words('-o --out'),
      keeps: [],
      silent: [],
      isKept: true,
    },
    fetch: { valued: words('-o -T -w'), output: ['-o'], keeps: [], silent: [], isKept: true },
    http: {
      valued: words('-o --output'),
      output: words('-o --output'),
      keeps: words('-d --download'),
      silent: words('POST PUT PATCH DELETE HEAD'),
      isKept: false,
    },
  }),
);

/** Programs that run what they are handed. */
export const interpreters: ReadonlySet<string> = new Set(
  words('sh bash zsh dash ash ksh fish python python2 python3 perl ruby node deno php pwsh powershell lua'),
);
/** Programs that take something out of what they are handed, or keep it. */
export const keepers: ReadonlySet<string> = new Set(
  words(
    'tar gunzip zcat bunzip2 unzip funzip xz unxz zstd cpio bsdtar tee dd gpg apt-key rpm2cpio dpkg install docker kubectl base64',
  ),
);
/** What a command begins with that only runs another one. */
export const runners: ReadonlySet<string> = new Set(words('sudo env exec time nohup doas command retry timeout'));

/** Programs that hold a file against a checksum; `-c` or `--check` makes them do so. */
export const sums: ReadonlySet<string> = new Set(
  words('sha256sum sha512sum sha384sum sha224sum shasum sha256 sha512 gsha256sum b2sum b3sum rhash'),
);
/** Programs whose sums somebody can forge. */
export const weakSums: ReadonlySet<string> = new Set(words('md5sum md5 sha1sum cksum'));
/** The first words of commands that hold a file against a signature or an attestation; all of them stand in the command. */
export const verifiers: readonly (readonly string[])[] = [
  ['gpg', '--verify'],
  ['gpg2', '--verify'],
  ['gpgv'],
  ['gpgv2'],
  ['cosign', 'verify-blob'],
  ['cosign', 'verify-blob-attestation'],
  ['minisign', '-V'],
  ['minisign', '-Vm'],
  ['signify', '-V'],
  ['rsign', 'verify'],
  ['openssl', '-verify'],
  ['slsa-verifier', 'verify-artifact'],
  ['gh', 'attestation', 'verify'],
  ['rpm', '--checksig'],
  ['rpm', '-K'],
  ['jarsigner', '-verify'],
  ['codesign', '--verify'],
];

/** Files that are there to hold others against. */
export const sumFile =
  /(?:\.(?:sha\d{1,3}(?:sum)?s?|md5|asc|sig|sign|minisig|pem|crt|cert|cer|sigstore(?:\.json)?|intoto\.jsonl)|(?:sha\d{3}sums?|checksums?|shasums?)[^/]{0,40})$/i;

/** Hosts of one machine, and those that tell a machine about itself. */
export const nearHost =
  /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|0\.0\.0\.0|::1|\[::1\]|169\.254\.\d{1,3}\.\d{1,3}|metadata\.google\.internal|host\.docker\.internal)$/i;

/** Cmdlets of PowerShell that fetch. */
export const cmdlets =
  /\b(?:Invoke-WebRequest|iwr|Invoke-RestMethod|irm|Start-BitsTransfer|DownloadFile|DownloadString)\b/i;

/** Keys of a pipeline under which no text is for a shell. */
export const proseKeys: ReadonlySet<string> = new Set(
  words(
    'name description if title displayName summary on uses image with_items when rules only except stage needs condition',
  ),
);

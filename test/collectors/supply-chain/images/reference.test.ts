import { describe, expect, test } from 'vitest';
import { referenceOf } from '../../../../collectors/supply-chain/images/reference.ts';

const hex = 'a'.repeat(64);
const pin = (written: string) => referenceOf(written)?.pin;

describe('a reference to an image', () => {
  test.each([
    [`alpine@sha256:${hex}`, 'digest'],
    [`alpine:3.19@sha256:${hex}`, 'digest'],
    ['alpine@sha256:abc', 'unknown'],
    ['alpine@$DIGEST', 'variable'],
    ['node:20.11.1', 'exact'],
    ['node:20.11.1-alpine3.19', 'exact'],
    ['python:3.12-alpine3.19.1', 'range'],
    ['alpine-builder:alpine-3.19.1', 'exact'],
    ['debian:bookworm-20240110', 'exact'],
    ['minio:RELEASE.2024-01-16T16-07-38Z', 'exact'],
    ['openjdk:8u292-jdk', 'exact'],
    ['app:123456', 'exact'],
    ['app:0123456789abcdef0123456789abcdef01234567', 'commit'],
    ['app:sha-1a2b3c4', 'commit'],
    ['app:main-1a2b3c4d', 'commit'],
    ['postgres:16', 'range'],
    ['postgres:16.4', 'range'],
    ['node:20-alpine', 'range'],
    ['php:8.2.x', 'range'],
    ['ubuntu:jammy', 'range'],
    ['app:main', 'branch'],
    ['app:stable', 'branch'],
    ['app:latest', 'latest'],
    ['app:latest-alpine', 'latest'],
    ['app', 'none'],
    ['app:$TAG', 'variable'],
    ['app:{{ .Values.image.tag }}', 'variable'],
    [`\${IMAGE:-app:1.2.3}`, 'variable'],
    [`\${IMAGE:-ghcr.io/acme/app:1.2.3}`, 'variable'],
    ['REGISTRY_NAME/app:1.2.3', 'variable'],
    ['app:IMAGE_TAG', 'variable'],
    ['ko://github.com/acme/app/cmd/app', 'local'],
  ])('%s is fixed by %s', (written, expected) => {
    expect(pin(written)).toBe(expected);
  });

  test.each([
    ['localhost:5000/team/app:1.2.3', 'localhost:5000/team/app'],
    ['docker://alpine:3', 'alpine'],
    [`\${REGISTRY:-ghcr.io}/app:\${TAG:-1}`, `\${REGISTRY:-ghcr.io}/app`],
    ['robot:s3cret@registry.acme.io/app:1.2.3', 'registry.acme.io/app'],
  ])('%s is called %s', (written, expected) => {
    expect(referenceOf(written)?.name).toBe(expected);
  });

  test.each(['', '  ', 'two words', './folder', ':1.2.3', '@sha256:x', 'x'.repeat(600)])('%j is none', (written) => {
    expect(referenceOf(written)).toBeNull();
  });
});

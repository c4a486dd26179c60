import type { Draw } from '../files/draw.ts';

/** A root of Terraform with its state in S3, made of two modules. */
export function root(draw: Draw, service: string, environment: string, modules: number): string {
  const call = (at: number) => `module "part_${at}" {
  source      = "../../../modules/part-${draw.number(modules)}"
  environment = var.environment
  name        = "${service}-\${var.environment}-${at}"
  subnet_ids  = [for subnet in data.aws_subnets.own.ids : subnet if subnet != ""]
  tags        = merge(local.tags, { Part = "${at}" })
}
`;
  return `terraform {
  required_version = ">= 1.${8 + draw.number(4)}"
  backend "s3" {
    bucket       = "acme-state-${environment}"
    key          = "${service}/terraform.tfstate"
    region       = "eu-west-2"
    use_lockfile = true
  }
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.${draw.number(90)}"
    }
  }
}

provider "aws" {
  region = "eu-west-2"
  default_tags {
    tags = local.tags
  }
}

locals {
  tags = {
    Service     = "${service}"
    Environment = var.environment
    Owner       = "team-${draw.number(12)}"
  }
}

data "aws_subnets" "own" {
  filter {
    name   = "tag:Environment"
    values = [var.environment]
  }
}

${call(0)}
${call(1)}`;
}

/** Variables with types and checks. */
export function variables(draw: Draw): string {
  return `variable "environment" {
  type        = string
  description = "Where it stands"
  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "No such environment."
  }
}

${draw.some(
  1,
  6,
  (at) => `variable "setting_${at}" {
  type = object({
    size  = optional(number, ${draw.number(100)})
    names = list(string)
  })
  default = { names = ["a", "b"] }
}

`,
)}`;
}

/** Values of one environment. */
export function values(draw: Draw, environment: string): string {
  return `environment = "${environment}"\n${draw.some(2, 8, (at) => `setting_${at} = {\n  size  = ${draw.number(100)}\n  names = ["${environment}-a", "b"]\n}\n`)}`;
}

/** A module that makes queues with alarms. */
export function module(draw: Draw, index: number): string {
  return `variable "environment" { type = string }
variable "name" { type = string }
variable "subnet_ids" { type = list(string) }
variable "tags" { type = map(string) }

${draw.some(
  1,
  9,
  (at) => `# Part ${at} of ${index}.
resource "aws_sqs_queue" "part_${at}" {
  for_each                   = toset(var.subnet_ids)
  name                       = "\${var.name}-\${each.key}-${at}"
  visibility_timeout_seconds = var.environment == "production" ? ${60 + draw.number(600)} : 30
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_${at}.arn
    maxReceiveCount     = ${1 + draw.number(9)}
  })
  tags = var.tags
}

resource "aws_sqs_queue" "dead_${at}" {
  name = "\${var.name}-dead-${at}"
  tags = var.tags
}

resource "aws_cloudwatch_metric_alarm" "late_${at}" {
  alarm_name          = "\${var.name}-late-${at}"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 3
  dimensions          = { QueueName = aws_sqs_queue.dead_${at}.name }
}

`,
)}`;
}

/** Outputs of a module. */
export function outputs(draw: Draw): string {
  return draw.some(
    2,
    8,
    (at) => `output "part_${at}" {\n  value = { for k, q in aws_sqs_queue.part_0 : k => q.arn }\n}\n`,
  );
}

/** A root whose environments are workspaces with values of their own. */
export function workspaceRoot(draw: Draw, service: string, modules: number): string {
  return root(draw, service, 'shared', modules).replaceAll('../../../modules', '../../modules');
}

/** A unit of Terragrunt. */
export function unit(draw: Draw, service: string, modules: number): string {
  return `include "root" {
  path = find_in_parent_folders("root.hcl")
}

locals {
  environment = read_terragrunt_config(find_in_parent_folders("environment.hcl")).locals.environment
}

terraform {
  source = "\${get_repo_root()}/infra/modules/part-${draw.number(modules)}"
}

dependency "network" {
  config_path  = "../network"
  mock_outputs = { subnet_ids = [] }
}

inputs = {
  name        = "${service}"
  environment = local.environment
  subnet_ids  = dependency.network.outputs.subnet_ids
}
`;
}

/** What all units of Terragrunt take in. */
export const terragruntRoot = `remote_state {
  backend = "s3"
  config = {
    bucket         = "acme-state"
    key            = "\${path_relative_to_include()}/terraform.tfstate"
    region         = "eu-west-2"
    dynamodb_table = "locks"
  }
}
`;

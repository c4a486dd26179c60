import { digestOf } from '../core/canonical.ts';

/** A question of the GOV.UK Cloud Maturity Model that tidemark answers too. */
export interface GovukQuestion {
  /** Question of the built-in model. */
  readonly id: string;
  /** Category of a save file that has its answer. */
  readonly category: 'governance';
  /** As the tool asks it today. */
  readonly title: string;
  /** Key of its answer in a save file: SHA-256 of the title. Pinned, so that a slip in a title cannot move it. */
  readonly key: string;
  /** Keys that it had under the titles of before; the tool itself has forgotten them. */
  readonly formerKeys: readonly string[];
}

/** Version of save files that the tool reads answers from; of any other it takes each as "I don't know". */
export const govukVersion = '2.0.0';

/** Categories of the tool; it draws anything else in a save file as one more. */
export const govukCategories = ['cost', 'data', 'governance', 'operations', 'people', 'security', 'tech'] as const;

/** American spelling until January 2025, British until the titles were changed in June 2025. */
const spelt = (title: string): string[] => [title, title.replace('organisation', 'organization')];

function asked(name: string, key: string, title: string, formerTitle: string): GovukQuestion {
  const formerKeys = [...new Set(spelt(formerTitle))].map(digestOf);
  return { id: `govuk.governance.${name}`, category: 'governance', title, key, formerKeys };
}

/** The questions of the category "governance", by their titles today and before. */
export const govukQuestions: readonly GovukQuestion[] = [
  asked(
    'shared_responsibility',
    '3e7684f8ef6554743cfd772372ec2a14b8277edd46015254e5d97d4a4882e878',
    'How do you decide who handles the different aspects of cloud security?',
    "How does the shared responsibility model influence your organisation's approach to cloud consumption?",
  ),
  asked(
    'build_artefacts',
    '04ca6f5de7f8d3d35255af853947e2ef0bea355fd896386affd273eb6d91c1f2',
    'How do you manage and store build artefacts (files created when building software)?',
    'How does your organisation handle the creation and storage of build artifacts?',
  ),
  asked(
    'access_policies',
    '46e86999f0b3ac0ef2d2025ce3c7f386ab5558cbdc87bbe75e9814d95da58f00',
    'How do you manage and update access policies, and how do you tell people about changes?',
    'How does your organisation manage and update access policies and controls, and how are these changes communicated?',
  ),
  asked(
    'environment_management',
    '14ed9e31bfd4d583b4efeff62e44471c405cd43996a5f62ef67fa71846245e9d',
    'How do you manage your cloud environment?',
    'How does your organisation manage its cloud environment?',
  ),
  asked(
    'policy_enforcement',
    '2c0093a406beaba1b1a90aade8629c133b96dd51e2a1876067d93d8cc5805ebb',
    'How do you apply and enforce policies?',
    'How is policy application and enforcement managed in your organisation?',
  ),
  asked(
    'version_control',
    '1aa3b15b314d13ce354f018e2f021b12167268f736c897048195cf9daacc4bfd',
    'How do you use version control and branch strategies?',
    'How is version control and branch strategy implemented in your organisation?',
  ),
  asked(
    'provisioning',
    '3c231d48f539ff9a1c25f5d8e25c68b1ba40db6b6a352046071ba405a92fc511',
    'How do you provision cloud services?',
    'What is your primary method for provisioning cloud services?',
  ),
];

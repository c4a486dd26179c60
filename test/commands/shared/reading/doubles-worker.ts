import { serve } from '../../../../src/commands/shared/reading/serve.ts';
import { doubles } from './doubles.ts';

serve(doubles);

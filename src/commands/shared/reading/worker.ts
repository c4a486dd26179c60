import { fileCollectors } from './collectors.ts';
import { serve } from './serve.ts';

serve(fileCollectors);

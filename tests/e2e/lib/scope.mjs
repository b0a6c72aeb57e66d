/** How much is tested: a slice that covers every kind, or, with SECOND_CHAIR_VERIFY=1, everything in every combination. */
export const long = process.env.SECOND_CHAIR_VERIFY === '1';

/**
 * An energy that is affine in named variables: E = constant + Σ coefficient × variable [eV].
 * Scaling relations (E_ads = γ E_descriptor + ξ), BEP relations and the potential terms of electron transfers are all of
 * this form, which is why a map needs a few hundred numbers and not one table per pixel.
 *
 * Variables are the descriptors [eV], `U_RHE` and `U_SHE` [V], `pH`, and `T` [K] (an entropy, coefficient in eV/K).
 */
export interface AffineForm {
  readonly constant: number;
  readonly terms: Readonly<Record<string, number>>;
}

/** The constant form. */
export function constantForm(constant: number): AffineForm {
  return { constant, terms: {} };
}

/** Σ weight × form. */
export function combine(parts: readonly (readonly [weight: number, form: AffineForm])[]): AffineForm {
  let constant = 0;
  const terms = new Map<string, number>();
  for (const [weight, form] of parts) {
    if (weight === 0) continue;
    constant += weight * form.constant;
    for (const [name, coefficient] of Object.entries(form.terms)) {
      terms.set(name, (terms.get(name) ?? 0) + weight * coefficient);
    }
  }
  return { constant, terms: Object.fromEntries([...terms].filter(([, c]) => c !== 0)) };
}

/** Value of the form; variables missing from `at` make it NaN. */
export function evaluateForm(form: AffineForm, at: Readonly<Record<string, number>>): number {
  return Object.entries(form.terms).reduce((sum, [name, c]) => sum + c * (at[name] ?? NaN), form.constant);
}

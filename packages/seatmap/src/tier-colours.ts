/**
 * Colours for up to seven price tiers, dearest first. Chosen so that any two differ for readers with protanopia,
 * deuteranopia or tritanopia too, and each stands out from light and dark paper (the test measures both).
 */
export const tierColours = ["#952070", "#cd2c34", "#ca7f2a", "#d6aa0b", "#3e997f", "#75b4d4", "#2d4bc2"] as const;

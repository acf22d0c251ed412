/** Where a city's page is: /cities/shanghai, by its Chinese name where it has no English one. */
export function cityPath(city: { city: string; cityEn: string }): string {
  return `/cities/${citySlug(city)}`;
}

/** Whether the last part of an address names this city, in either language. */
export function isCity(slug: string, city: { city: string; cityEn: string }): boolean {
  const asked = decoded(slug);
  return asked.toLowerCase() === citySlug(city) || asked === city.city;
}

function citySlug({ city, cityEn }: { city: string; cityEn: string }): string {
  const latin = cityEn
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return latin || encodeURIComponent(city);
}

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

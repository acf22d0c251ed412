-- ARGV: account, hold id. Only its holder lets a hold go; letting go twice is fine.
local function main()
  local out_of_date = stale()
  if out_of_date then return out_of_date end
  local _, fence = account_of(ARGV[1])
  local h = fence and read_hold(fence)
  if not h or h.id ~= ARGV[2] then return { 'OK', '0' } end
  return { 'OK', tostring(release_hold(fence, now_ms(), true)) }
end

-- ARGV: epoch, account, hold id. Only its holder lets a hold go; letting go twice is fine.
local function main()
  local out_of_date = stale(ARGV[1])
  if out_of_date then return out_of_date end
  if redis.call('HGET', key('hold:' .. ARGV[3]), 'account') ~= ARGV[2] then return { 'OK', '0' } end
  return { 'OK', tostring(release_hold(ARGV[3])) }
end

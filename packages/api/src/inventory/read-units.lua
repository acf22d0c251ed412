-- All units and the version they are of, at one moment; with 'all' also holds, deadlines and accounts, as the reconciler compares them.
local function main()
  local out_of_date = stale()
  if out_of_date then return out_of_date end
  local m = redis.call('HMGET', meta, 'sale', 'plan', 'version')
  local out = { 'OK', m[1], m[2], m[3], redis.call('GET', units_key) or '' }
  if ARGV[1] == 'all' then
    out[6] = redis.call('HGETALL', holds_key)
    out[7] = redis.call('ZRANGE', deadlines_key, 0, -1)
    out[8] = redis.call('HGETALL', accounts_key)
  end
  return out
end

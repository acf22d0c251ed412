-- Gives an account's place back. Those behind move up.
local function main()
  if not read_room() or room.on ~= 1 then return 0 end
  open_if_due(tonumber(ARGV[2]))
  local place = place_of(ARGV[1])
  if place.phase == 'prequeue' then return redis.call('ZREM', QUEUE, place.member) end
  if place.phase == 'waiting' then
    redis.call('ZADD', LEFT, place.number, place.member)
  elseif place.phase == 'due' then
    redis.call('ZREM', DUE, place.member)
    set('owed', room.owed + 1)
  elseif place.phase == 'inside' then
    redis.call('ZREM', INSIDE, place.member)
  else
    return 0
  end
  lose(place.member, 'l')
  set('gave_up', room.gave_up + 1)
  return 1
end

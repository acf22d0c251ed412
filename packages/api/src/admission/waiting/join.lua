-- A place for an account, or the one it has.
local ACCOUNT, DRAWN, RANDOM = ARGV[1], ARGV[2], tonumber(ARGV[3])

local function main()
  if not read_room() or room.on ~= 1 then return { 'CLOSED' } end
  open_if_due(RANDOM)
  local place = place_of(ACCOUNT)
  if place.phase == 'none' or place.phase == 'missed' then
    if room.opened == 1 then
      -- What could have been let in while nobody waited is reckoned before somebody does.
      if waiting() == 0 then settle() end
      set('seq', room.seq + 1)
      redis.call('ZADD', QUEUE, AFTER_THE_DRAW + room.seq, place.member)
    else
      redis.call('ZADD', QUEUE, 'NX', DRAWN, place.member)
    end
    count('j', 1)
    place = place_of(ACCOUNT)
  end
  return tell(place)
end

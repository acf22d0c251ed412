-- Where an account stands.
local function main()
  if not read_room() or room.on ~= 1 then return { 'CLOSED' } end
  open_if_due(tonumber(ARGV[2]))
  return tell(place_of(ARGV[1]))
end

"""The nouns of military units and the abbreviations that the services have for them."""

from __future__ import annotations

ECHELONS = frozenset({
    # What a numbered unit is, at the end of its name or before a further one.
    "Agency", "Air", "Armada", "Army", "Base", "Battalion", "Battery", "Brigade", "Bureau",
    "Camera", "Center", "Command", "Company", "Corps", "Depot", "Detachment", "Directorate",
    "District", "Division", "Element", "Expeditionary", "Fleet", "Flight", "Flotilla", "Force",
    "Garrison", "Group", "Guard", "Headquarters", "Laboratory", "Platoon", "Region", "Regiment",
    "Squadron", "Station", "Team", "Troop", "Unit", "Wing",
})  # fmt: skip
"""Without these a number is no unit's: `1st Place`."""

DESCRIBERS = frozenset({
    # What stands before the noun, or beside it.
    "Aerospace", "Airborne", "Airlift", "Ambulance", "Amphibious", "Armor", "Armored",
    "Artillery", "Assault", "Attack", "Aviation", "Band", "Bomb", "Cavalry", "Chemical", "Civil",
    "Affairs", "Combat", "Combined", "Communications", "Construction", "Contracting", "Control",
    "Defense", "Delivery", "Deployment", "Destroyer", "Dental", "Engineer", "Engineering",
    "Evacuation", "Field", "Fighter", "Fires", "Force", "Forces", "Forward", "Heavy", "Helicopter",
    "Infantry", "Information", "Intelligence", "International", "Joint", "Light", "Logistics",
    "Logistic", "Maintenance", "Maneuver", "Marine", "Maritime", "Medical", "Military", "Mission",
    "Missile", "Mobile", "Mobility", "Mountain", "Multi-National", "Multinational", "National",
    "Naval", "Navy", "Network", "Observer", "Office", "Operations", "Ordnance", "Patrol",
    "Petroleum", "Police", "Press", "Provisional", "Public", "Quartermaster", "Radar", "Ranger",
    "Ready", "Reconnaissance", "Recruiting", "Red", "Refueling", "Rescue", "Reserve", "Rotary",
    "Security", "Service", "Services", "Signal", "Space", "Special", "Stryker", "Strike",
    "Submarine", "Supply", "Support", "Surface", "Sustainment", "Tactical", "Task", "Technical",
    "Test", "Theater", "Training", "Transport", "Transportation", "Troops", "Warfare", "Weapons",
    "Weather",
})  # fmt: skip

ABBREVIATIONS = {
    # After a number only: alone, each of these means other things too.
    # Air Force wings, groups and squadrons.
    "ABW": "Air Base Wing", "ACW": "Air Control Wing", "AEW": "Air Expeditionary Wing",
    "AMW": "Air Mobility Wing", "ARW": "Air Refueling Wing", "AW": "Airlift Wing",
    "BW": "Bomb Wing", "FW": "Fighter Wing", "MW": "Missile Wing", "OG": "Operations Group",
    "RQW": "Rescue Wing", "RW": "Reconnaissance Wing", "SOW": "Special Operations Wing",
    "SW": "Space Wing", "TRW": "Training Wing", "WG": "Wing",
    "ABG": "Air Base Group", "AEG": "Air Expeditionary Group", "MDG": "Medical Group",
    "MSG": "Mission Support Group", "MXG": "Maintenance Group", "RQG": "Rescue Group",
    "AEAS": "Air Expeditionary Advisory Squadron", "AMXS": "Aircraft Maintenance Squadron",
    "AS": "Airlift Squadron", "ARS": "Air Refueling Squadron", "BS": "Bomb Squadron",
    "CES": "Civil Engineer Squadron", "CS": "Communications Squadron",
    "EARS": "Expeditionary Air Refueling Squadron", "EAS": "Expeditionary Airlift Squadron",
    "EFS": "Expeditionary Fighter Squadron", "FS": "Fighter Squadron",
    "FSS": "Force Support Squadron", "LRS": "Logistics Readiness Squadron",
    "MXS": "Maintenance Squadron", "OSS": "Operations Support Squadron",
    "RQS": "Rescue Squadron", "SFS": "Security Forces Squadron",
    "SOS": "Special Operations Squadron",
    # Army. `BCT` and the like stand behind a number and, of divisions, before one.
    "ABCT": "Armored Brigade Combat Team", "BCT": "Brigade Combat Team",
    "CAB": "Combat Aviation Brigade", "ESC": "Expeditionary Sustainment Command",
    "HBCT": "Heavy Brigade Combat Team", "IBCT": "Infantry Brigade Combat Team",
    "ID": "Infantry Division", "MPAD": "Mobile Public Affairs Detachment",
    "PAD": "Public Affairs Detachment", "SBCT": "Stryker Brigade Combat Team",
    "SFAB": "Security Force Assistance Brigade", "TSC": "Theater Sustainment Command",
    # Marine Corps.
    "MAW": "Marine Aircraft Wing", "MARDIV": "Marine Division",
    "MEB": "Marine Expeditionary Brigade", "MEF": "Marine Expeditionary Force",
    "MEU": "Marine Expeditionary Unit", "MLG": "Marine Logistics Group",
    # Navy.
    "NCR": "Naval Construction Regiment", "NMCB": "Naval Mobile Construction Battalion",
}  # fmt: skip
"""Each has one meaning among numbered units of the US forces."""

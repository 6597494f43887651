"""Which abbreviations a text defines, and which brackets define none."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from indexer.definitions import Definition, definitions_in, definitions_of
from indexer.story import Caption, Story

LABELLED: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    # Each sentence with what a reader says that it defines.
    ("U.S. Space Command (USSPACECOM) held a drill.", (("USSPACECOM", "U.S. Space Command"),)),
    ("USSPACECOM (U.S. Space Command) held a drill.", (("USSPACECOM", "U.S. Space Command"),)),
    ("Crews of the 374th Airlift Wing (374 AW) flew.", (("374 AW", "374th Airlift Wing"),)),
    ("The 36th Contingency Response Group (36 CRG) left.",
     (("36 CRG", "36th Contingency Response Group"),)),
    ("Eight noncommissioned officers (NCOs) led them.", (("NCO", "noncommissioned officers"),)),
    ("A noncommissioned officer (NCO) led them.", (("NCO", "noncommissioned officer"),)),
    ("Pilots of the Japan Air Self-Defense Force (JASDF) joined.",
     (("JASDF", "Japan Air Self-Defense Force"),)),
    ("The Department of Defense (DoD) pays.", (("DoD", "Department of Defense"),)),
    ("The commander of U.S. Indo-Pacific Command (USINDOPACOM) spoke.",
     (("USINDOPACOM", "U.S. Indo-Pacific Command"),)),
    ("Pacific Air Forces (PACAF) sent two.", (("PACAF", "Pacific Air Forces"),)),
    ("Soldiers of Combined Joint Task Force-Horn of Africa (CJTF-HOA) built it.",
     (("CJTF-HOA", "Combined Joint Task Force-Horn of Africa"),)),
    ("Sexual Harassment/Assault Response and Prevention (SHARP) training is due.",
     (("SHARP", "Sexual Harassment/Assault Response and Prevention"),)),
    ("They arrived at Joint Base Elmendorf-Richardson (JBER).",
     (("JBER", "Joint Base Elmendorf-Richardson"),)),
    ("An explosive ordnance disposal (EOD) team came.", (("EOD", "explosive ordnance disposal"),)),
    ("Small unmanned aerial systems (UAS) flew.", (("UAS", "unmanned aerial systems"),)),
    ("A high mobility artillery rocket system (HIMARS) fired.",
     (("HIMARS", "high mobility artillery rocket system"),)),
    ("Supreme Headquarters Allied Powers Europe (SHAPE) said so.",
     (("SHAPE", "Supreme Headquarters Allied Powers Europe"),)),
    ("A Chemical, Biological, Radiological and Nuclear (CBRN) exercise began.",
     (("CBRN", "Chemical, Biological, Radiological and Nuclear"),)),
    ("Marine Corps Air Station (MCAS) Iwakuni opened its gates.",
     (("MCAS", "Marine Corps Air Station"),)),
    ("The Defense Advanced Research Projects Agency (DARPA) paid.",
     (("DARPA", "Defense Advanced Research Projects Agency"),)),
    ("Women, Peace and Security (WPS) was the theme.", (("WPS", "Women, Peace and Security"),)),
    ("The 31st Marine Expeditionary Unit (31st MEU) sailed.",
     (("31st MEU", "31st Marine Expeditionary Unit"),)),
    ("The U.S. Army Corps of Engineers (USACE) dredged.",
     (("USACE", "U.S. Army Corps of Engineers"),)),
    ("A vehicle-borne improvised explosive device (VBIED) was found.",
     (("VBIED", "vehicle-borne improvised explosive device"),)),
    ("Morale, Welfare and Recreation (MWR) hosts it.",
     (("MWR", "Morale, Welfare and Recreation"),)),
    ("The Federal Emergency Management Agency, (FEMA) asked.",
     (("FEMA", "Federal Emergency Management Agency"),)),
    ("The Center for Army Lessons Learned (CALL) wrote it.",
     (("CALL", "Center for Army Lessons Learned"),)),
    ("Landing Craft Air Cushion (LCAC) 55 left the well deck.",
     (("LCAC", "Landing Craft Air Cushion"),)),
    ("Theater Security Cooperation (TSC) matters, said the Royal Thai Navy (RTN).",
     (("TSC", "Theater Security Cooperation"), ("RTN", "Royal Thai Navy"))),
    ("The Kuwait Armed Forces (KAF) and U.S. Army Central (USARCENT) met.",
     (("KAF", "Kuwait Armed Forces"), ("USARCENT", "U.S. Army Central"))),
    ("Improved Ribbon Bridges (IRBs) crossed.", (("IRB", "Improved Ribbon Bridges"),)),
    ("Each forward operating base (FOB; later FOBs) had one.",
     (("FOB", "forward operating base"),)),
    ("The Armed Forces of the Philippines (AFP) agreed.",
     (("AFP", "Armed Forces of the Philippines"),)),
    ("The Navy’s Military Sealift Command (MSC) carried it.",
     (("MSC", "Military Sealift Command"),)),
    ("Naval Facilities Engineering Systems Command (NAVFAC) built a pier.",
     (("NAVFAC", "Naval Facilities Engineering Systems Command"),)),
    ("Marine Forces Pacific (MARFORPAC) agreed.", (("MARFORPAC", "Marine Forces Pacific"),)),
    ("The Defense POW/MIA Accounting Agency (DPAA) digs.",
     (("DPAA", "Defense POW/MIA Accounting Agency"),)),
    ("MWR (Morale, Welfare and Recreation) hosts it.",
     (("MWR", "Morale, Welfare and Recreation"),)),
    ("The TSP (Thrift Savings Plan) grows.", (("TSP", "Thrift Savings Plan"),)),
    ("She runs the Family Readiness Group (“FRG”).", (("FRG", "Family Readiness Group"),)),
    ("A Combat Support Sanitation Team (CSST) dug.", (("CSST", "Combat Support Sanitation Team"),)),
    ("U.S. Central Command (USCENTCOM) led.", (("USCENTCOM", "U.S. Central Command"),)),
    ("The Joint Readiness Training Center (JRTC), at Fort Johnson, ran it.",
     (("JRTC", "Joint Readiness Training Center"),)),
    ("Tactical Combat Casualty Care (TCCC) saves.", (("TCCC", "Tactical Combat Casualty Care"),)),
    ("Nonappropriated fund (NAF) jobs are open.", (("NAF", "Nonappropriated fund"),)),
    ("Tactical Combat Casualty Care (TC3) saves.", (("TC3", "Tactical Combat Casualty Care"),)),
    ("Headquarters (HQ) moved.", (("HQ", "Headquarters"),)),
    # Nothing is defined here.
    ("Sgt. Jo Smith (left) and Pfc. Al Jones (right) talk.", ()),
    ("Sgt. 1st Class Ann Lee (26) ran.", ()),
    ("Master Sgt. Al Roe (Ret.) spoke.", ()),
    ("Boatswain's Mate 2nd Class Ray Doe (SW/AW) stood watch.", ()),
    ("Yeoman 1st Class (SW) Jane Roe typed.", ()),
    ("They met in Anchorage, Alaska (AK).", ()),
    ("Reps. Ann Lee (D-CA) and Bob Ray (R-TX) came.", ()),
    ("It began on Monday (Dec. 2, 2024).", ()),
    ("It began at noon (EST).", ()),
    ("The USS Ronald Reagan (CVN 76) sailed.", ()),
    ("The destroyer USS Example (DDG 999) sailed.", ()),
    ("Brig. Gen. (Dr.) Ann Lee spoke.", ()),
    ("He ran two miles (3.2 km).", ()),
    ("He said (as he often does) that it works.", ()),
    ("Contact the office (see below).", ()),
    ("Rear Adm. (lower half) Ann Lee spoke.", ()),
    ("Chaplain (Maj.) Bob Ray prayed.", ()),
    ("Chaplain (Capt.) Bob Ray prayed with A Company (Airborne).", ()),
    ("The 1st Special Forces Group (Airborne) jumped.", ()),
    ("Fort Liberty (formerly Fort Bragg) hosted it.", ()),
    ("Photo by Spc. Al Jones (U.S. Army).", ()),
    ("(U.S. Air Force photo by Senior Airman Ann Lee)", ()),
    ("The C-130J (tail number 5736) landed.", ()),
    ("Call the desk (DSN 315-225-0000).", ()),
    ("The 25th Infantry Division (Light) trained.", ()),
    ("They flew from Yokota (RJTY) to Kadena (RODN).", ()),
    ("The team won gold (USA).", ()),
    ("Five soldiers (two women) passed.", ()),
    ("He wrote to us (and to them).", ()),
    ("The M1A2 (SEPv3) tank fired.", ()),
    ("Temperatures rose to 104 F (40 C).", ()),
    ("It cost 5,000 yen (about $35).", ()),
    ("Lt. Col. Ann Lee (center), 374 AW commander, waves.", ()),
    ("Unbalanced (brackets are (everywhere here.", ()),
    ("Maj. Gen. Al Roe (USMC, Ret.) spoke.", ()),
    ("A post exchange (PX or BX) is near.", (("PX", "post exchange"),)),
)  # fmt: skip


def test_of_labelled_sentences_nearly_all_definitions_are_found_and_nothing_else() -> None:
    wanted, found = set(), set()
    for number, (sentence, labels) in enumerate(LABELLED):
        wanted |= {(number, Definition(*label)) for label in labels}
        found |= {(number, definition) for definition in definitions_in(sentence)}
    right = wanted & found
    assert found == right
    # A digit that counts letters, a single word, and a name of which half is left out.
    assert {definition.short for _, definition in wanted - right} == {"TC3", "HQ", "NAVFAC"}
    assert len(right) / len(wanted) > 0.93


def test_title_captions_and_body_define_each_pair_once() -> None:
    story = Story(
        "1",
        "news",
        "Example Test Office (ETO) opens",
        "The Example Test Office (ETO) and the Sample Range Unit (SRU) opened.",
        captions=(Caption("The Caption Style Guide (CSG) lies open.", None),),
    )
    assert definitions_of(story) == (
        Definition("ETO", "Example Test Office"),
        Definition("CSG", "Caption Style Guide"),
        Definition("SRU", "Sample Range Unit"),
    )


def test_a_unit_that_the_grammar_of_units_knows_is_no_definition_of_a_story() -> None:
    body = "The 374th Airlift Wing (374 AW) met the 36th Contingency Response Group (36 CRG)."
    assert definitions_of(Story("1", "news", "t", body)) == (
        Definition("36 CRG", "36th Contingency Response Group"),
    )


@given(
    st.text()
    | st.lists(
        st.sampled_from(["U.S.", "Air Force", " (", "AF", ")", "İstanbul", "374th", " "])
    ).map("".join)
)
@example("İİİİ Force Base (FB)")
def test_any_text_yields_parts_of_itself(text: str) -> None:
    for short, long in definitions_in(text):
        assert short in text
        assert long in text

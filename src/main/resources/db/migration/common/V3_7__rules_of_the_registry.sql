-- What the registry refuses whoever writes it, refused here as well: whatever else comes to this
-- database. What the city may decide anew (area codes, several voice numbers) is not a matter of form.

-- North American, in E.164 form.
alter table contact_point add constraint contact_point_phone_check check (
  translate(phone, '123456789', '000000000') = '+00000000000'
  and substring(phone, 1, 2) = '+1'
  and substring(phone, 3, 1) >= '2'
  and substring(phone, 6, 1) >= '2');
-- Never dialled: 911 and its like, 900 and 976.
alter table contact_point add constraint contact_point_service_check check (
  substring(phone, 4, 2) <> '11' and substring(phone, 7, 2) <> '11');
alter table contact_point add constraint contact_point_premium_check check (
  substring(phone, 3, 3) <> '900' and substring(phone, 6, 3) <> '976');
alter table contact_point add constraint contact_point_position_check check (position >= 0);
-- What can be sent as keys after an answer.
alter table contact_point add constraint contact_point_extension_check check (
  translate(extension, '123456789*#', '00000000000') = repeat('0', char_length(extension)));

alter table resident_file add constraint resident_file_account_check check (
  translate(account_number, '123456789', '000000000') = '0000000000');

alter table residence add constraint residence_civic_check check (civic_number > 0);
alter table residence add constraint residence_closed_check check (closed_file >= 0);
